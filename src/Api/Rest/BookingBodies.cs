using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Rest;

/// <summary>A new booking of a known client.</summary>
internal sealed record CreateBookingBody : IChecksFields
{
    /// <summary>Needed.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>Whom of the client's household it is for; the client themselves when left out.</summary>
    public Guid? MemberId { get; init; }

    /// <summary>When the appointment starts. Without an offset it is the tenant's local time. Needed.</summary>
    public AppointmentTime? BookingDate { get; init; }

    /// <summary>At most 200 characters. Needed.</summary>
    public string? ServiceName { get; init; }

    public string? ServiceCategory { get; init; }

    /// <summary>Minutes, 1 to 1440.</summary>
    public int? Duration { get; init; }

    public string? StaffMember { get; init; }

    /// <summary>
    /// At least 0, with no more decimal places than the currency has: a number, or a text such as <c>75,00</c> or
    /// <c>£65</c>. A currency stated in the text must be the one in <c>currency</c>, where both are given.
    /// </summary>
    public StatedPrice? Amount { get; init; }

    /// <summary>ISO 4217; the tenant's when left out.</summary>
    public string? Currency { get; init; }

    /// <summary><c>confirmed</c> (when left out) or <c>pending</c>.</summary>
    public BookingStatus? Status { get; init; }

    public PaymentStatus? PaymentStatus { get; init; }

    /// <summary>How the booking was made. Needed; walk-ins are not tracked.</summary>
    public Source? Source { get; init; }

    /// <summary>Whose id <c>externalBookingId</c> is, such as <c>phorest</c>; <c>platform</c> when left out.</summary>
    public string? ExternalProvider { get; init; }

    [AlsoNumber]
    public string? ExternalBookingId { get; init; }

    public string? Notes { get; init; }

    public CreateBooking ToCommand() => new()
    {
        ClientId = new(ClientId.GetValueOrDefault()),
        MemberId = MemberId is { } member ? new ClientId(member) : null,
        BookingDate = BookingDate,
        ServiceName = ServiceName,
        ServiceCategory = ServiceCategory,
        Duration = Duration,
        StaffMember = StaffMember,
        Amount = Amount,
        Currency = Currency,
        Status = Status ?? BookingStatus.Confirmed,
        PaymentStatus = PaymentStatus ?? Domain.Bookings.PaymentStatus.Pending,
        Source = Source.GetValueOrDefault(),
        Channel = Channel.Rest,
        ExternalProvider = ExternalProvider,
        ExternalBookingId = ExternalBookingId,
        Notes = Notes,
    };

    IEnumerable<(string Field, string Message)> IChecksFields.Faults() =>
    [
        .. Required.Value(ClientId, "clientId", "Needed: the id of the client."),
        .. Required.Source(Source, "source"),
    ];
}

/// <summary>What of a booking changes: what is left out stays, null clears.</summary>
internal sealed record ChangeBookingBody
{
    /// <summary>See the route for which may follow which.</summary>
    public Change<BookingStatus> Status { get; init; }

    /// <summary>See the route for which may follow which.</summary>
    public Change<PaymentStatus> PaymentStatus { get; init; }

    /// <summary>Reschedules. Without an offset it is the tenant's local time.</summary>
    public Change<AppointmentTime> BookingDate { get; init; }

    /// <summary>At most 200 characters.</summary>
    public Change<string> ServiceName { get; init; }

    /// <summary>Such as <c>massage</c>.</summary>
    [Clearable]
    public Change<string> ServiceCategory { get; init; }

    /// <summary>Minutes, 1 to 1440.</summary>
    [Clearable]
    public Change<int?> Duration { get; init; }

    /// <summary>Who does it.</summary>
    [Clearable]
    public Change<string> StaffMember { get; init; }

    /// <summary>At least 0, with no more decimal places than the currency has.</summary>
    [Clearable]
    public Change<StatedPrice?> Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public Change<string> Currency { get; init; }

    /// <summary>For staff.</summary>
    [Clearable]
    public Change<string> Notes { get; init; }

    /// <summary>Whom of the client's household it is for; null, and the client's own id, for the client.</summary>
    [Clearable]
    public Change<Guid?> MemberId { get; init; }

    public ChangeBooking ToCommand(BookingId id, ExpectedVersion? expectedVersion) => new()
    {
        Id = id,
        ExpectedVersion = expectedVersion,
        Channel = Channel.Rest,
        Status = Status,
        PaymentStatus = PaymentStatus,
        BookingDate = BookingDate,
        ServiceName = ServiceName,
        ServiceCategory = ServiceCategory,
        Duration = Duration,
        StaffMember = StaffMember,
        Amount = Amount,
        Currency = Currency,
        Notes = Notes,
        MemberId = MemberId.Map<ClientId?>(id => id is { } member ? new ClientId(member) : null),
    };
}
