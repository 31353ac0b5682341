using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.ServiceMappings;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Application.Bookings;

/// <summary>
/// A confirmed booking has arrived. The one command that every channel becomes. A text that means nothing
/// (<see cref="MissingValue"/>) is none, from every sender.
/// </summary>
public sealed record TrackBooking : IRequest<TrackedBooking>, IIdempotentRequest
{
    public required Source Source { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>The number that the person wrote or said, in any spelling.</summary>
    public string? Phone { get; init; }

    /// <summary>
    /// The number that the network says the person used. It stands in for a missing or unusable <see cref="Phone"/>;
    /// beside a usable one it is a second number of the same person.
    /// </summary>
    public string? CallerPhone { get; init; }

    public MessengerId? Messenger { get; init; }

    public GivenName Name { get; init; } = GivenName.None;

    /// <summary>The name is the one that the person has in WhatsApp, which they did not give for this booking.</summary>
    public bool IsProfileName { get; init; }

    public string? Email { get; init => field = MissingValue.Email(value); }

    public string? ServiceName { get; init => field = MissingValue.Text(value); }

    public string? ServiceCategory { get; init => field = MissingValue.Text(value); }

    public AppointmentTime? StartsAt { get; init; }

    /// <summary>Minutes.</summary>
    public int? Duration { get; init; }

    public string? StaffMember { get; init => field = MissingName.Person(value); }

    public StatedPrice? Amount { get; init; }

    /// <summary>
    /// For a sender who cannot correct anything: a price that cannot be booked is left out and kept in the notes.
    /// </summary>
    public bool UnusablePriceIsNoted { get; init; }

    /// <summary>A code of ISO 4217, a sign or a word; the tenant's currency when left out.</summary>
    public string? Currency { get; init => field = MissingValue.Text(value); }

    public BookingStatus Status { get; init; } = BookingStatus.Confirmed;

    public PaymentStatus PaymentStatus { get; init; } = PaymentStatus.Pending;

    public string? Notes { get; init => field = MissingValue.Text(value); }

    /// <summary>The channel's own id of this one booking: Retell's call, WhatsApp's or Twilio's message.</summary>
    public string? ChannelBookingId { get; init => field = MissingValue.Id(value); }

    /// <summary>
    /// Whose id <see cref="ExternalBookingId"/> is; <see cref="ExternalReference.Platform"/> when left out.
    /// </summary>
    public string? ExternalProvider { get; init => field = MissingValue.Id(value); }

    public string? ExternalBookingId { get; init => field = MissingValue.Id(value); }

    /// <summary>
    /// What salon systems call the client; at most <see cref="ExternalClient.MostOfABooking"/>, and one of a provider
    /// and business.
    /// </summary>
    public IReadOnlyList<ExternalClient> ExternalClients { get; init; } = [];

    // The last digits are the same in every spelling of a number.
    string? IRetryable.LockKey =>
        (Phone ?? CallerPhone) is { } phone
        ? string.Concat(phone.Where(char.IsAsciiDigit).TakeLast(7))
        : Messenger?.Value;
}

/// <summary>What became of it.</summary>
/// <param name="ClientId">Who booked.</param>
/// <param name="MemberId">Whom of their household it is for; null where it is for the client.</param>
/// <param name="BookingId">The booking's.</param>
/// <param name="IsNewClient">The booking made the client.</param>
/// <param name="IsNewBooking">False for a repeat.</param>
/// <param name="Match">Why the booking stands under this client.</param>
public sealed record TrackedBooking(
    ClientId ClientId, ClientId? MemberId, BookingId BookingId, bool IsNewClient, bool IsNewBooking, MatchReceipt Match);

internal sealed class TrackBookingValidator : AbstractValidator<TrackBooking>
{
    public TrackBookingValidator()
    {
        RuleFor(command => command.Name.First).MaximumLength(GivenName.MaxPartLength).OverridePropertyName("firstName");
        RuleFor(command => command.Name.Last).MaximumLength(GivenName.MaxPartLength).OverridePropertyName("lastName");
        RuleSet(Rules.BesideOthers, () => RuleFor(command => command.Phone).Needed(PhoneErrors.Missing)
            .When(command => command is { CallerPhone: null, Messenger: null }));
        RuleFor(command => command.Email).Email();
        RuleFor(command => command.ServiceName).Needed(BookingErrors.ServiceMissing)
            .MaximumLength(Appointment.MaxServiceLength);
        RuleFor(command => command.StartsAt).NotNull().WithError(BookingErrors.StartMissing);
        RuleFor(command => command.ServiceCategory).MaximumLength(Appointment.MaxCategoryLength);
        RuleFor(command => command.StaffMember).MaximumLength(Appointment.MaxStaffLength);
        RuleFor(command => command.Notes).MaximumLength(Appointment.MaxNotesLength);
        RuleFor(command => command.ExternalProvider).MaximumLength(ExternalReference.MaxProviderLength);
        RuleFor(command => command.ExternalBookingId).MaximumLength(ExternalReference.MaxIdLength);
        RuleFor(command => command.Messenger!.Value).MaximumLength(ContactPoint.MaxKeyLength)
            .When(command => command.Messenger is not null);
        RuleForEach(command => command.ExternalClients).FitsColumns();
        RuleFor(command => command.ExternalClients)
            .Must(all => all.Count <= ExternalClient.MostOfABooking).WithError(ServiceMappingErrors.TooMany)
            .Must(all => all.DistinctBy(one => (one.Provider, one.BusinessId)).Count() == all.Count)
            .WithError(ServiceMappingErrors.SeveralOfOne).OverridePropertyName("serviceMappings");
    }
}

internal sealed partial class TrackBookingHandler(
    IBookingLookup lookup, IReadDb db, IClientRepository clients, IBookingRepository bookings,
    IServiceMappingRepository mappings, IPhoneNumbers phones, ErasedClients erased, Inbox messages, IUnitOfWork work, CurrentCaller caller,
    TimeProvider clock, ILogger<TrackBookingHandler> log)
    : IRequestHandler<TrackBooking, TrackedBooking>
{
    public async Task<TrackedBooking> Handle(TrackBooking command, CancellationToken ct)
    {
        var arriving = ArrivingBooking.Read(command, caller.Tenant, phones);
        var known = await lookup.Find(arriving.Keys, ct);
        var now = clock.GetUtcNow();
        if (known.Booking is { } named)
        {
            arriving.RefuseOther(named, known);
            if (arriving.IsRepeatOf(named, now) || await messages.HasLedTo(named.Id, ct))
                return await Repeat(arriving, named, hasLearnt: false, ct);
        }

        var recognised = MatchResult.Match(arriving, known);
        if (known is { ErasureSecret: { } secret, Booking: null }) await RefuseErased(arriving, recognised, secret, ct);
        var member = await MemberOf(arriving, recognised.Candidate?.Client, ct);
        if (arriving.SameVisit(known, recognised.Candidate?.Client, member, now) is { } seen)
        {
            var hasLearnt = known.Booking is null && await Learn(arriving, seen, now, ct);
            return await Repeat(arriving, seen, hasLearnt, ct);
        }

        var client = recognised.Candidate?.Client ?? Register(arriving, now);
        if (member is null) await Learn(arriving, recognised, client, now, ct);
        else await Booked(client, member, now, ct);
        await Suggest(recognised, client, now, ct);
        var tracked = Record(arriving, recognised, client, member, now);
        if (known.Booking is { } over) await GiveWay(arriving, over.Id, tracked.Id, now, ct);
        await messages.Tracked(client.Id, tracked.Id, ct);
        await work.SaveChangesAsync(ct);

        if (!work.IsDryRun) LogTracked(tracked, recognised);
        var memberId = member is null || member.Person.Id == client.Id ? (ClientId?)null : member.Person.Id;
        return new(client.Id, memberId, tracked.Id, recognised.Candidate is null, IsNewBooking: true, tracked.Match);
    }

    // A sender who tries again did not hear that the booking was recorded, and erased since. A message that is replayed
    // may be older than the erasure of whoever sent it; a new booking of theirs is that of a new client.
    private async Task RefuseErased(
        ArrivingBooking arriving, MatchResult recognised, string secret, CancellationToken ct)
    {
        var found = await erased.Find(
            secret, arriving.BookingIdentity.Concat(arriving.ClientIdentity), ct);
        var booking = arriving.BookingIdentity.Select(key => found.GetValueOrDefault(key)).FirstOrDefault(key => key is not null);
        var client = recognised.Candidate is null && await messages.ReplayedFrom(ct) is { } receivedAt
            ? arriving.ClientIdentity.Select(key => found.GetValueOrDefault(key))
                .FirstOrDefault(key => key?.ErasedAt > receivedAt)
            : null;
        if ((booking ?? client) is { } before)
            throw new DomainException(ErasureErrors.ErasedOn(before.ErasedAt, before.ClientId));
    }

    // Their household is looked up only where the name is not certainly the client's own.
    private async Task<HouseholdPerson?> MemberOf(ArrivingBooking arriving, Client? client, CancellationToken ct)
    {
        if (client is null || arriving.Name.First is null) return null;
        if (!client.FirstNameIsPlaceholder && arriving.Name.Fits(client)) return null;

        return (await db.HouseholdRecords(client.Id, ct)).Named(arriving.Name);
    }

    // What was said of the member, such as an e-mail, may be the client's as well: it stays on the booking.
    private async Task Booked(Client client, HouseholdPerson member, DateTimeOffset now, CancellationToken ct)
    {
        client.Booked(now);
        var person = await clients.Find(member.Record.Id, ct) ?? throw new StaleRowException(null);
        person.Booked(now);
    }

    private async Task<TrackedBooking> Repeat(
        ArrivingBooking arriving, KnownBooking booking, bool hasLearnt, CancellationToken ct)
    {
        if (await messages.Duplicate(booking.ClientId, booking.Id, ct) || hasLearnt) await work.SaveChangesAsync(ct);
        return arriving.Repeated(booking);
    }

    // The other sender's id must lead to the booking as well: to cancel it, and to know its own repeats.
    private async Task<bool> Learn(
        ArrivingBooking arriving, KnownBooking seen, DateTimeOffset now, CancellationToken ct)
    {
        var (reference, key) = (arriving.Keys.Reference, seen.ChannelKey is null ? arriving.ChannelKey : null);
        if ((reference is null || seen.Reference is not null) && key is null) return false;

        var booking = await bookings.Find(seen.Id, ct) ?? throw new StaleRowException(null);
        return booking.AlsoKnownAs(reference, key, arriving.EditorAs(caller.Name, now));
    }

    private async Task GiveWay(
        ArrivingBooking arriving, BookingId over, BookingId next, DateTimeOffset now, CancellationToken ct)
    {
        var booking = await bookings.Find(over, ct) ?? throw new StaleRowException(null);
        booking.YieldTo(next, arriving.EditorAs(caller.Name, now));
    }

    private Client Register(ArrivingBooking arriving, DateTimeOffset now)
    {
        var client = Client.Register(caller.Tenant.Id, new(arriving.Source, GivenName.None, null), now);
        clients.Add(client);
        return client;
    }

    private async Task Learn(
        ArrivingBooking arriving, MatchResult recognised, Client client, DateTimeOffset now, CancellationToken ct)
    {
        var (said, editor) = (arriving.Identity, arriving.EditorAs(caller.Name, now));
        if (messages.HasCorrected(BookingField.FirstName, BookingField.LastName, BookingField.WholeName))
            said = said with { NameSource = messages.CorrectedBy };
        if (messages.HasCorrected(BookingField.Email)) said = said with { EmailSource = messages.CorrectedBy };
        client.Booked(now);
        client.Learn(said, editor);
        if (!client.Contradicts(said)) return;

        var isOfClient = recognised.RecordedFor is null && arriving.IsNameOf(client);
        var earlier = await clients.ValueSuggestions(client.Id, ct);
        foreach (var suggestion in client.Settle(said, isOfClient, earlier, editor)) clients.Add(suggestion);
    }

    private async Task Suggest(MatchResult recognised, Client client, DateTimeOffset now, CancellationToken ct)
    {
        const DuplicateSign Sign = DuplicateSign.SameBooking;
        foreach (var (other, reason, before) in recognised.PossibleDuplicates)
        {
            if (before is null)
            {
                clients.Add(DuplicateSuggestion.Create(client.TenantId, client.Id, other, Sign, reason, now));
                continue;
            }

            foreach (var pair in await clients.Suggestions([client.Id, other], ct))
            {
                if (pair.IsBetween(client.Id, other)) pair.Strengthen(Sign, reason);
            }
        }
    }

    private Booking Record(
        ArrivingBooking arriving, MatchResult recognised, Client client, HouseholdPerson? member, DateTimeOffset now)
    {
        var learnt = recognised.NewPoints.Count(point => client.Link(point, recognised.RecordedFor));
        foreach (var external in recognised.NewExternalClients)
            mappings.Add(ServiceMapping.Link(client.TenantId, client.Id, external, now, recognised.RecordedFor));

        var booking = Booking.Track(
            client.TenantId, client.Id, arriving.Appointment, arriving.ArrivalAt(client, member, recognised, learnt),
            arriving.Beginning, now);
        foreach (var correction in messages.Corrections)
            booking.NoteCorrection(correction, messages.Corrector(now));
        bookings.Add(booking);
        return booking;
    }

    private void LogTracked(Booking booking, MatchResult recognised)
    {
        if (booking.Match.Decision is MatchDecision.Created) NewClient(booking.ClientId);
        else UpdatedClient(booking.ClientId);
        BookingCreated(booking.Id);
        foreach (var external in recognised.NewExternalClients) MappingCreated(booking.ClientId, external.Provider);
    }

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] New client created: {ClientId}")]
    private partial void NewClient(ClientId clientId);

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] Updated existing client: {ClientId}")]
    private partial void UpdatedClient(ClientId clientId);

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] Booking created: {BookingId}")]
    private partial void BookingCreated(BookingId bookingId);

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] Service mapping created: {ClientId} in {Provider}")]
    private partial void MappingCreated(ClientId clientId, string provider);
}
