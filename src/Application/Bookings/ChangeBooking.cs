using AutoMapper;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Bookings;

/// <summary>
/// Changes what is given of one booking, found by our id or by its external one. All of it is changed, or nothing.
/// </summary>
public sealed record ChangeBooking : IRequest<BookingRow>, IIdempotentRequest
{
    /// <summary>Ours; or else <see cref="Reference"/>.</summary>
    public BookingId? Id { get; init; }

    public ExternalReference? Reference { get; init; }

    /// <summary>The version that the caller read; null takes whichever there is.</summary>
    public ExpectedVersion? ExpectedVersion { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>
    /// Takes back that it was cancelled, missed or completed. Only staff do, on the pages: a late message of a channel
    /// must not bring back a cancelled booking.
    /// </summary>
    public bool Reinstates { get; init; }

    /// <summary>Takes back that it was paid, or refunded.</summary>
    public bool ReversesPayment { get; init; }

    public Change<BookingStatus> Status { get; init; }

    public Change<PaymentStatus> PaymentStatus { get; init; }

    public Change<AppointmentTime> BookingDate { get; init; }

    public Change<string> ServiceName { get; init; }

    public Change<string> ServiceCategory { get; init; }

    /// <summary>Minutes.</summary>
    public Change<int?> Duration { get; init; }

    public Change<string> StaffMember { get; init; }

    public Change<StatedPrice?> Amount { get; init; }

    public Change<string> Currency { get; init; }

    public Change<string> Notes { get; init; }

    /// <summary>Whom of the client's household it is for; null, and the client's own id, for the client.</summary>
    public Change<ClientId?> MemberId { get; init; }

    bool IRetryable.RetryWhenStale => ExpectedVersion is null;

    string? IRetryable.LockKey => Id?.ToString() ?? Reference?.ToString();
}

internal sealed class ChangeBookingValidator : AbstractValidator<ChangeBooking>
{
    public ChangeBookingValidator()
    {
        RuleFor(command => command.ServiceName.Value).MaximumLength(Appointment.MaxServiceLength)
            .OverridePropertyName("serviceName");
        RuleFor(command => command.ServiceCategory.Value).MaximumLength(Appointment.MaxCategoryLength)
            .OverridePropertyName("serviceCategory");
        RuleFor(command => command.StaffMember.Value).MaximumLength(Appointment.MaxStaffLength)
            .OverridePropertyName("staffMember");
        RuleFor(command => command.Currency.Value).NotNull().When(command => command.Currency.IsGiven)
            .WithMessage("Cannot be cleared.").OverridePropertyName("currency");
        RuleFor(command => command.Notes.Value).MaximumLength(Appointment.MaxNotesLength).OverridePropertyName("notes");
    }
}

internal sealed class ChangeBookingHandler(
    IReadDb db, IClientRepository clients, IBookingRepository bookings, Inbox messages, IUnitOfWork work,
    CurrentCaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<ChangeBooking, BookingRow>
{
    public async Task<BookingRow> Handle(ChangeBooking command, CancellationToken ct)
    {
        var booking = await Find(command, ct);
        if (command.ExpectedVersion is { } expected && !expected.Includes(booking.Version))
            throw new DomainException(CommonErrors.Stale);

        var editor = new Editor(caller.Name, command.Channel, clock.GetUtcNow());
        Apply(command, booking, editor);
        if (command.MemberId.IsGiven) await ChangeMember(command.MemberId.Value, booking, editor, ct);
        await messages.Tracked(booking.ClientId, booking.Id, ct);
        await work.SaveChangesAsync(ct);
        return mapper.Map<BookingRow>(booking);
    }

    private async Task<Booking> Find(ChangeBooking command, CancellationToken ct)
    {
        if (command.Id is { } id)
            return await bookings.Find(id, ct) ?? throw new DomainException(BookingErrors.NotFound);

        return await bookings.FindByReference(command.Reference!, ct)
            ?? throw new DomainException(BookingErrors.UnknownReference(command.Reference!));
    }

    private async Task ChangeMember(ClientId? id, Booking booking, Editor editor, CancellationToken ct)
    {
        var member = await db.MemberOf(booking.ClientId, id, ct);
        booking.ChangeMember(member, editor);
        if (member is null) return;

        var client = await clients.Find(member.Value, ct);
        client!.Span(booking.CreatedAt);
    }

    // A booking that is moved and then completed, in one request, must be moved first.
    private void Apply(ChangeBooking change, Booking booking, Editor editor)
    {
        if (change.Reinstates) booking.Reinstate(editor);
        if (change.ReversesPayment) booking.ReversePayment(editor);
        if (change.BookingDate.IsGiven) booking.Reschedule(change.BookingDate.Value.In(caller.Tenant.Zone), editor);
        if (change.ServiceName.IsGiven || change.ServiceCategory.IsGiven)
            booking.ChangeService(
                change.ServiceName.Or(booking.ServiceName), change.ServiceCategory.Or(booking.ServiceCategory), editor);
        if (change.Duration.IsGiven) booking.ChangeDuration(change.Duration.Value, editor);
        if (change.StaffMember.IsGiven) booking.ChangeStaffMember(change.StaffMember.Value, editor);
        if (change.Amount.IsGiven || change.Currency.IsGiven) ChangePrice(change, booking, editor);
        if (change.Notes.IsGiven) booking.ChangeNotes(change.Notes.Value, editor);
        if (change.Status.IsGiven) booking.ChangeStatus(change.Status.Value, editor);
        if (change.PaymentStatus.IsGiven) booking.ChangePayment(change.PaymentStatus.Value, editor);
    }

    // A new currency alone keeps the number, as it stands.
    private static void ChangePrice(ChangeBooking change, Booking booking, Editor editor)
    {
        StatedPrice? present = booking.Amount is { } amount ? new(amount) : null;
        var (price, currency) = StatedPrice.Resolve(
            change.Amount.Or(present), change.Currency.Or(null), booking.Currency);
        booking.ChangePrice(price, currency, editor);
    }
}
