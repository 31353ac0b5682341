using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Application.Bookings;

/// <summary>
/// Records a booking for a client who is known by id. Without an external id every request is a booking of its own.
/// </summary>
public sealed record CreateBooking : IRequest<BookingRow>, IIdempotentRequest
{
    public required ClientId ClientId { get; init; }

    /// <summary>Whom of the client's household it is for; the client themselves when left out.</summary>
    public ClientId? MemberId { get; init; }

    public AppointmentTime? BookingDate { get; init; }

    public string? ServiceName { get; init => field = MissingValue.Text(value); }

    public string? ServiceCategory { get; init => field = MissingValue.Text(value); }

    /// <summary>Minutes.</summary>
    public int? Duration { get; init; }

    public string? StaffMember { get; init => field = MissingName.Person(value); }

    public StatedPrice? Amount { get; init; }

    public string? Currency { get; init => field = MissingValue.Text(value); }

    public BookingStatus Status { get; init; } = BookingStatus.Confirmed;

    public PaymentStatus PaymentStatus { get; init; } = PaymentStatus.Pending;

    public required Source Source { get; init; }

    public required Channel Channel { get; init; }

    public string? ExternalProvider { get; init => field = MissingValue.Id(value); }

    public string? ExternalBookingId { get; init => field = MissingValue.Id(value); }

    public string? Notes { get; init => field = MissingValue.Text(value); }

    string? IRetryable.LockKey => ClientId.ToString();
}

internal sealed class CreateBookingValidator : AbstractValidator<CreateBooking>
{
    public CreateBookingValidator()
    {
        RuleFor(command => command.BookingDate).NotNull().WithError(BookingErrors.StartMissing);
        RuleFor(command => command.ServiceName).Needed(BookingErrors.ServiceMissing)
            .MaximumLength(Appointment.MaxServiceLength);
        RuleFor(command => command.ServiceCategory).MaximumLength(Appointment.MaxCategoryLength);
        RuleFor(command => command.StaffMember).MaximumLength(Appointment.MaxStaffLength);
        RuleFor(command => command.Notes).MaximumLength(Appointment.MaxNotesLength);
        RuleFor(command => command.ExternalProvider).MaximumLength(ExternalReference.MaxProviderLength);
        RuleFor(command => command.ExternalBookingId).MaximumLength(ExternalReference.MaxIdLength);
    }
}

internal sealed partial class CreateBookingHandler(
    IReadDb db, IClientRepository clients, IBookingRepository bookings, IUnitOfWork work, CurrentCaller caller,
    TimeProvider clock, IMapper mapper,
    ILogger<CreateBookingHandler> log)
    : IRequestHandler<CreateBooking, BookingRow>
{
    public async Task<BookingRow> Handle(CreateBooking command, CancellationToken ct)
    {
        var client = await clients.Find(command.ClientId, ct)
            ?? throw new DomainException(ClientErrors.NotFound with { Field = "clientId" });
        var reference = ExternalReference.Create(command.ExternalProvider, command.ExternalBookingId);
        if (reference is not null && await bookings.FindByReference(reference, ct) is { } existing)
            throw new DomainException(BookingErrors.AlreadyRecorded(existing.Id));

        var now = clock.GetUtcNow();
        client.Booked(now);
        var member = await db.MemberOf(client.Id, command.MemberId, ct);
        if (member is { } id) (await clients.Find(id, ct))!.Booked(now);
        var booking = Booking.Track(
            client.TenantId, client.Id, AppointmentOf(command), ArrivalOf(command, reference) with { MemberId = member },
            new(command.Status, command.PaymentStatus), now);
        bookings.Add(booking);
        await work.SaveChangesAsync(ct);

        BookingCreated(booking.Id);
        return mapper.Map<BookingRow>(booking);
    }

    private Appointment AppointmentOf(CreateBooking command)
    {
        var (price, currency) = StatedPrice.Resolve(command.Amount, command.Currency, caller.Tenant.Currency);
        return new()
        {
            Start = command.BookingDate!.Value.In(caller.Tenant.Zone),
            ServiceName = command.ServiceName!,
            ServiceCategory = command.ServiceCategory,
            Duration = command.Duration,
            StaffMember = command.StaffMember,
            Price = price,
            Currency = currency,
            Notes = command.Notes,
        };
    }

    private static Arrival ArrivalOf(CreateBooking command, ExternalReference? reference) => new()
    {
        Source = command.Source,
        Channel = command.Channel,
        Reference = reference,
        Key = reference is null ? null : BookingKey.OfReference(reference),
        Match = new(MatchDecision.Matched, MatchedBy.ClientId, command.ClientId.ToString()),
        RecordedFor = command.ClientId,
    };

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] Booking created: {BookingId}")]
    private partial void BookingCreated(BookingId bookingId);
}
