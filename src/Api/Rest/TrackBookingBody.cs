using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Rest;

/// <summary>A confirmed booking, in the words of the universal handler.</summary>
internal sealed record TrackBookingBody : SalonSystemIds, IChecksFields
{
    /// <summary>Any spelling; without a country code it belongs to the tenant's region. Needed.</summary>
    [AlsoNumber]
    public string? CustomerPhone { get; init; }

    /// <summary>At most 100 characters; <c>Unknown</c> until the name is known.</summary>
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    /// <summary>At most 200 characters. Needed.</summary>
    public string? ServiceName { get; init; }

    public string? ServiceCategory { get; init; }

    /// <summary>Without an offset it is the tenant's local time. Needed.</summary>
    public AppointmentTime? AppointmentDateTime { get; init; }

    /// <summary>Minutes, 1 to 1440.</summary>
    public int? Duration { get; init; }

    public string? StaffMember { get; init; }

    /// <summary>
    /// At least 0, with no more decimal places than the currency has: a number, or a text such as <c>75,00</c> or
    /// <c>£65</c>. A currency stated in the text must be the one in <c>currency</c>, where both are given.
    /// </summary>
    public StatedPrice? Price { get; init; }

    /// <summary>ISO 4217; the tenant's when left out.</summary>
    public string? Currency { get; init; }

    /// <summary>How the booking was made. Needed; walk-ins are not tracked.</summary>
    public Source? Source { get; init; }

    /// <summary><c>confirmed</c> (when left out) or <c>pending</c>.</summary>
    public BookingStatus? Status { get; init; }

    public PaymentStatus? PaymentStatus { get; init; }

    /// <summary>Another system's, or the booking flow's own, id of the booking.</summary>
    [AlsoNumber]
    public string? ExternalBookingId { get; init; }

    /// <summary>Whose id <c>externalBookingId</c> is; <c>platform</c> when left out.</summary>
    public string? ExternalProvider { get; init; }

    public string? Notes { get; init; }

    /// <summary>The command's fields in this body's words.</summary>
    public static readonly IReadOnlyDictionary<string, string> Spellings = new Dictionary<string, string>
    {
        ["phone"] = "customerPhone",
        ["startsAt"] = "appointmentDateTime",
        ["amount"] = "price",
    };

    public TrackBooking ToCommand() => new()
    {
        Source = Source.GetValueOrDefault(),
        Channel = Channel.Rest,
        Phone = CustomerPhone,
        Name = GivenName.Create(FirstName, LastName),
        Email = Email,
        ServiceName = ServiceName,
        ServiceCategory = ServiceCategory,
        StartsAt = AppointmentDateTime,
        Duration = Duration,
        StaffMember = StaffMember,
        Amount = Price,
        Currency = Currency,
        Status = Status ?? BookingStatus.Confirmed,
        PaymentStatus = PaymentStatus ?? Domain.Bookings.PaymentStatus.Pending,
        Notes = Notes,
        ExternalProvider = BookingReference?.Provider ?? ExternalProvider,
        ExternalBookingId = BookingReference?.Id ?? ExternalBookingId,
        ExternalClients = ReadExternalClients((_, _, _) => { }),
    };

    IEnumerable<(string Field, string Message)> IChecksFields.Faults()
    {
        var faults = Required.Source(Source, "source").ToList();
        ReadExternalClients((path, message, _) => faults.Add((path, message)));
        return faults;
    }
}
