using System.Globalization;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Bookings;

/// <summary>One appointment of one client. Its id stays, whatever happens to it.</summary>
public sealed class Booking
{
    public const int MaxGuestNameLength = 2 * GivenName.MaxPartLength + 1;

    private static readonly string[] OwnFields =
    [
        "status", "paymentStatus", "bookingDate", "serviceName", "serviceCategory", "duration", "staffMember", "amount",
        "currency", "notes", "externalBookingId", "bookedAgain", "memberId",
    ];

    // What a change of them says is about the appointment only.
    private static readonly string[] Figures =
    [
        "status", "paymentStatus", "bookingDate", "serviceName", "serviceCategory", "duration", "staffMember", "amount",
        "currency", "memberId",
    ];

    private const string Erased = "(erased)";

    private readonly List<BookingChange> _history = [];

    private Booking() { }   // for EF

    public BookingId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public ClientId ClientId { get; private set; }

    /// <summary>Whose it is but for merges; null where that is <see cref="ClientId"/>.</summary>
    public ClientId? OriginalClientId { get; private set; }

    /// <summary>
    /// Whom of the client's household it is for, as it was said then; whoever stands for that record is meant now. Null
    /// where it is for the client.
    /// </summary>
    public ClientId? MemberId { get; private set; }

    public DateTimeOffset BookingDate { get; private set; }

    public string ServiceName { get; private set; } = null!;

    public string? ServiceCategory { get; private set; }

    public int? Duration { get; private set; }

    public string? StaffMember { get; private set; }

    public decimal? Amount { get; private set; }

    public Currency Currency { get; private set; } = null!;

    public BookingStatus Status { get; private set; }

    public PaymentStatus PaymentStatus { get; private set; }

    public Source Source { get; private init; }

    public Channel Channel { get; private init; }

    public string? ExternalProvider { get; private set; }

    public string? ExternalBookingId { get; private set; }

    public string? BookingKey { get; private set; }

    public MatchReceipt Match { get; private set; } = null!;

    public string? GuestName { get; private set; }

    public EmailAddress? GuestEmail { get; private set; }

    public string? Notes { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyCollection<BookingChange> History => _history;

    /// <exception cref="DomainException"><c>booking.service_missing</c>, <c>booking.duration</c>,
    /// <c>booking.begins_open</c></exception>
    public static Booking Track(
        TenantId tenant, ClientId client, Appointment appointment, Arrival arrival, BookingBeginning beginning,
        DateTimeOffset now)
    {
        if (!beginning.Status.IsOpen())
            throw new DomainException(BookingErrors.BeginsOpen);

        return new()
        {
            Id = beginning.Id ?? BookingId.New(),
            TenantId = tenant,
            ClientId = client,
            OriginalClientId = arrival.RecordedFor == client ? null : arrival.RecordedFor,
            MemberId = arrival.MemberId,
            BookingDate = appointment.Start.ToMilliseconds(),
            ServiceName = Service(appointment.ServiceName),
            ServiceCategory = CleanText.Line(MissingValue.Text(appointment.ServiceCategory)),
            Duration = Minutes(appointment.Duration),
            StaffMember = CleanText.Line(MissingName.Person(appointment.StaffMember)),
            Amount = appointment.Price?.Amount,
            Currency = appointment.Currency,
            Notes = CleanText.Lines(MissingValue.Text(appointment.Notes)),
            Status = beginning.Status,
            PaymentStatus = beginning.PaymentStatus,
            Source = arrival.Source,
            Channel = arrival.Channel,
            ExternalProvider = arrival.Reference?.Provider,
            ExternalBookingId = arrival.Reference?.Id,
            BookingKey = arrival.Key?.Value,
            Match = arrival.Match,
            GuestName = arrival.GuestName,
            GuestEmail = arrival.GuestEmail,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    /// <summary>Setting what already is changes nothing, so that a repeated request is harmless.</summary>
    /// <exception cref="DomainException"><c>booking.status_transition</c></exception>
    public void ChangeStatus(BookingStatus to, Editor editor)
    {
        if (to == Status) return;

        if (!Status.Next().Contains(to)) throw new DomainException(BookingErrors.CannotBecome(Status, to));

        Note(editor, "status", EnumText<BookingStatus>.Format(Status), EnumText<BookingStatus>.Format(to));
        Status = to;
    }

    /// <summary>
    /// A cancellation, a no-show or a completion was a mistake, or no longer holds: the booking stands again, pending
    /// or confirmed as it was before. One that stands stays as it is, so that a repeated request is harmless.
    /// </summary>
    public void Reinstate(Editor editor)
    {
        if (Status.IsOpen()) return;

        var closed = EnumText<BookingStatus>.Format(Status);
        var closing = _history.Where(change => change.Field == "status" && change.To == closed)
            .MaxBy(change => change.Number);
        var before = EnumText<BookingStatus>.TryParse(closing?.From, out var known) && known.IsOpen()
            ? known
            : BookingStatus.Confirmed;
        Note(editor, "status", closed, EnumText<BookingStatus>.Format(before));
        Status = before;
    }

    /// <summary>
    /// A payment was entered by mistake: paid becomes pending, refunded becomes paid. Pending stays pending.
    /// </summary>
    public void ReversePayment(Editor editor)
    {
        if (PaymentStatus is PaymentStatus.Pending) return;

        var before = PaymentStatus is PaymentStatus.Refunded ? PaymentStatus.Paid : PaymentStatus.Pending;
        Note(editor, "paymentStatus", EnumText<PaymentStatus>.Format(PaymentStatus), EnumText<PaymentStatus>.Format(
            before));
        PaymentStatus = before;
    }

    /// <exception cref="DomainException"><c>booking.payment_transition</c></exception>
    public void ChangePayment(PaymentStatus to, Editor editor)
    {
        if (to == PaymentStatus) return;

        var allowed = (PaymentStatus, to)
            is (PaymentStatus.Pending, PaymentStatus.Paid) or (PaymentStatus.Paid, PaymentStatus.Refunded);
        if (!allowed) throw new DomainException(BookingErrors.PaymentCannotBecome(PaymentStatus, to));

        Note(editor, "paymentStatus", EnumText<PaymentStatus>.Format(PaymentStatus), EnumText<PaymentStatus>.Format(
            to));
        PaymentStatus = to;
    }

    /// <exception cref="DomainException"><c>booking.cannot_reschedule</c></exception>
    public void Reschedule(DateTimeOffset start, Editor editor)
    {
        var moved = start.ToMilliseconds();
        if (moved == BookingDate) return;
        if (!Status.IsOpen()) throw new DomainException(BookingErrors.CannotReschedule(Status));

        Note(editor, "bookingDate", Instant(BookingDate), Instant(moved));
        BookingDate = moved;
    }

    public void ChangeService(string? name, string? category, Editor editor)
    {
        ServiceName = Noted(editor, "serviceName", ServiceName, Service(name))!;
        ServiceCategory = Noted(
            editor, "serviceCategory", ServiceCategory, CleanText.Line(MissingValue.Text(category)));
    }

    public void ChangeDuration(int? minutes, Editor editor)
    {
        Noted(editor, "duration", Number(Duration), Number(Minutes(minutes)));
        Duration = minutes;
    }

    public void ChangeStaffMember(string? name, Editor editor) =>
        StaffMember = Noted(editor, "staffMember", StaffMember, CleanText.Line(MissingName.Person(name)));

    /// <param name="price">Null where none is known.</param>
    /// <param name="currency">The price's, or the one in which a price would be.</param>
    /// <param name="editor">Who changes it.</param>
    public void ChangePrice(Money? price, Currency currency, Editor editor)
    {
        Noted(editor, "amount", Number(Amount), Number(price?.Amount));
        Noted(editor, "currency", Currency.Code, currency.Code);
        (Amount, Currency) = (price?.Amount, currency);
    }

    public void ChangeNotes(string? notes, Editor editor) =>
        Notes = Noted(editor, "notes", Notes, CleanText.Lines(MissingValue.Text(notes)));

    /// <param name="member">Of the client's household; null where it is for the client.</param>
    /// <param name="editor">Who says so.</param>
    public void ChangeMember(ClientId? member, Editor editor)
    {
        Noted(editor, "memberId", MemberId?.ToString(), member?.ToString());
        MemberId = member;
    }

    /// <summary>The client was merged, or stands for themselves again.</summary>
    public void MoveTo(ClientId client, DateTimeOffset now)
    {
        var original = OriginalClientId ?? ClientId;
        (ClientId, OriginalClientId, UpdatedAt) = (client, original == client ? null : original, now);
    }

    /// <summary>It is that client's, whoever it was recorded for.</summary>
    public void AssignTo(ClientId client, DateTimeOffset now) =>
        (ClientId, OriginalClientId, UpdatedAt) = (client, null, now);

    /// <summary>A person corrected what a channel had sent, before it became this booking.</summary>
    public void NoteCorrection(Correction correction, Editor editor) =>
        Note(editor, correction.Field, correction.From, correction.To);

    /// <summary>
    /// What the channel had sent is forgotten, and what was corrected in it as well: the lines of fields that a booking
    /// does not have itself, such as a phone number, keep that they were corrected, by whom and when.
    /// </summary>
    public void DeleteCorrections()
    {
        foreach (var change in _history.Where(change => !OwnFields.Contains(change.Field))) change.DeleteValues();
    }

    /// <summary>The person's data is erased: what stays is a figure.</summary>
    /// <param name="isForAnother">A member of their household, whose notes stay.</param>
    /// <param name="names">Whether a text names the person.</param>
    public void Erase(bool isForAnother, Func<string?, bool> names)
    {
        (ExternalProvider, ExternalBookingId, BookingKey, GuestName, GuestEmail) = (null, null, null, null, null);
        Match = Match with { Key = "" };
        if (!isForAnother || names(Notes)) Notes = null;
        if (names(ServiceName)) ServiceName = Erased;
        if (names(ServiceCategory)) ServiceCategory = null;
        if (names(StaffMember)) StaffMember = null;
        foreach (var change in _history)
        {
            if (!Figures.Contains(change.Field) || names(change.From) || names(change.To)) change.DeleteValues();
        }
    }

    /// <summary>It is another client's, and names a person whose data is erased.</summary>
    /// <param name="names">Whether a text names the person.</param>
    /// <param name="redact">A text without the person.</param>
    /// <returns>Whether anything was changed.</returns>
    public bool EraseMentions(Func<string?, bool> names, Func<string, string?> redact)
    {
        var (guest, email, notes) = (GuestName, GuestEmail, Notes);
        if (names(GuestName)) GuestName = null;
        if (names(GuestEmail?.Value)) GuestEmail = null;
        if (names(Notes)) Notes = redact(Notes!);
        var changed = _history.FindAll(change => names(change.From) || names(change.To));
        foreach (var change in changed) change.DeleteValues();
        return changed.Count > 0 || (guest, email, notes) != (GuestName, GuestEmail, Notes);
    }

    /// <summary>
    /// It stands no more, and a new booking has come under the ids by which it was known: they are that one's from now
    /// on.
    /// </summary>
    public void YieldTo(BookingId next, Editor editor)
    {
        Note(editor, "bookedAgain", ExternalBookingId, next.ToString());
        (ExternalProvider, ExternalBookingId, BookingKey) = (null, null, null);
    }

    /// <summary>
    /// Another sender told of the same visit: what it calls it is learnt where nothing of the kind is known.
    /// </summary>
    /// <returns>Whether there was something to learn.</returns>
    public bool AlsoKnownAs(ExternalReference? reference, BookingKey? channelKey, Editor editor)
    {
        var learnsReference = reference is not null && ExternalBookingId is null;
        if (learnsReference)
        {
            Note(editor, "externalBookingId", null, reference!.Id);
            (ExternalProvider, ExternalBookingId) = (reference.Provider, reference.Id);
        }

        if (channelKey is not null) BookingKey = channelKey.Value;
        return learnsReference || channelKey is not null;
    }

    private string? Noted(Editor editor, string field, string? from, string? to)
    {
        if (!string.Equals(from, to, StringComparison.Ordinal)) Note(editor, field, from, to);
        return to;
    }

    private void Note(Editor editor, string field, string? from, string? to)
    {
        _history.Add(new(_history.Count + 1, editor.Now, editor.Name, editor.Channel, field, Cut(from), Cut(to)));
        UpdatedAt = editor.Now;
    }

    private static string Service(string? name) =>
        CleanText.Line(MissingValue.Text(name)) ?? throw new DomainException(BookingErrors.ServiceMissing);

    private static int? Minutes(int? minutes) =>
        minutes is null or (> 0 and <= Appointment.LongestMinutes)
        ? minutes
        : throw new DomainException(BookingErrors.BadDuration);

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    // Stores give 125 back as 125.0 or 125.0000; that is no change.
    private static string? Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string? Cut(string? value) =>
        value is null ? null : CleanText.Cut(value, BookingChange.MaxValueLength);
}
