using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Clients.Names;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Bookings;

/// <summary>A <see cref="TrackBooking"/> understood with its tenant's region, zone and currency.</summary>
internal sealed record ArrivingBooking
{
    public required Source Source { get; init; }

    public required GivenName Name { get; init; }

    public required EmailAddress? Email { get; init; }

    /// <summary>The name and e-mail that it gives for the client, with their sources.</summary>
    public StatedIdentity Identity
    {
        get
        {
            var source = ValueTrust.UsualOf(Source);
            return new(Name, Command.IsProfileName ? ValueSource.WhatsappProfile : source, Email, source);
        }
    }

    public required Appointment Appointment { get; init; }

    public required BookingBeginning Beginning { get; init; }

    public required BookingLookupKeys Keys { get; init; }

    /// <summary>The number the network showed, where the person gave another one: it may be a borrowed phone.</summary>
    public ContactPoint? BesideStated { get; init; }

    /// <summary>The channel's own id of the booking; null where something else is its key.</summary>
    public BookingKey? ChannelKey { get; init; }

    /// <summary>What the booking is known by.</summary>
    public IEnumerable<string> BookingIdentity => Keys.Reference is { } reference
        ? [IdentityKey.FromBooking(Keys.Key.Value), IdentityKey.From(reference)]
        : [IdentityKey.FromBooking(Keys.Key.Value)];

    /// <summary>What the client is known by.</summary>
    public IEnumerable<string> ClientIdentity => Keys.Points.Select(IdentityKey.From)
        .Concat(Keys.ExternalClients.Select(IdentityKey.From));

    public string? ChannelId => CleanText.Line(Command.ChannelBookingId);

    private TrackBooking Command { get; init; } = null!;

    /// <exception cref="DomainException">A phone that cannot be read, an unknown currency, an impossible
    /// price.</exception>
    public static ArrivingBooking Read(TrackBooking command, TenantProfile tenant, IPhoneNumbers phones)
    {
        var (points, besideStated) = PointsOf(command, tenant, phones);
        var price = ArrivingPrice.Read(command, tenant.Currency);
        var start = command.StartsAt!.Value.In(tenant.Zone);
        var reference = ExternalReference.Create(command.ExternalProvider, command.ExternalBookingId);
        var channelKey = CleanText.Line(command.ChannelBookingId) is { } id
            ? BookingKey.OfChannel(command.Channel, id)
            : null;
        var key = channelKey ?? (reference is not null
            ? BookingKey.OfReference(reference)
            : BookingKey.Derived(points[0].Key, command.ServiceName!, start, command.Name.Full));

        return new()
        {
            Command = command,
            Source = command.Source,
            Name = command.Name.Unless(tenant.Name),
            Email = EmailAddress.TryRead(command.Email, out var email) ? email : null,
            Appointment = new()
            {
                Start = start,
                ServiceName = command.ServiceName!,
                ServiceCategory = command.ServiceCategory,
                Duration = command.Duration,
                StaffMember = command.StaffMember,
                Price = price.Price,
                Currency = price.Currency,
                Notes = price.Notes,
            },
            Beginning = new(command.Status, command.PaymentStatus),
            Keys = new(key, reference, points, command.ExternalClients, start.ToMilliseconds()),
            ChannelKey = channelKey,
            BesideStated = besideStated,
        };
    }

    /// <summary>A repeat answers like the first and changes nothing.</summary>
    public TrackedBooking Repeated(KnownBooking known)
    {
        var byKey = string.Equals(known.BookingKey, Keys.Key.Value, StringComparison.Ordinal);
        var byReference = !byKey && Keys.Reference is not null && Keys.Reference == known.Reference;
        return new(known.ClientId, known.MemberId, known.Id, IsNewClient: false, IsNewBooking: false, new(
            MatchDecision.Duplicate,
            byReference ? MatchedBy.ExternalBookingId : MatchedBy.BookingKey,
            byReference ? Keys.Reference!.Id : known.BookingKey ?? Keys.Key.Value));
    }

    public Editor EditorAs(string name, DateTimeOffset now) => new(name, Command.Channel, now);

    public Arrival ArrivalAt(Client client, HouseholdPerson? member, MatchResult match, int learnt) => new()
    {
        Source = Source,
        Channel = Command.Channel,
        Reference = Keys.Reference,
        Key = Keys.Key,
        Match = match.Receipt(learnt),
        RecordedFor = match.RecordedFor,
        MemberId = member?.Record.Id,
        GuestName = member is null && Name.Fits(client) ? null : Name.Full,
        GuestEmail = Email is null || Email == client.Email ? null : Email,
    };

    /// <summary>Whether it is under the client's name, or a spelling of it that sounds the same.</summary>
    public bool IsNameOf(Client client) => Name.Fits(client) || SimilarNames.IsSameSpokenName(Name, client);

    private static (IReadOnlyList<ContactPoint> Points, ContactPoint? BesideStated) PointsOf(
        TrackBooking command, TenantProfile tenant, IPhoneNumbers phones)
    {
        var stated = phones.Read(command.Phone, tenant.Region);
        var shown = phones.Read(command.CallerPhone, tenant.Region);
        var points = new List<ContactPoint>();
        if (stated is { IsValid: true, Number: { } number }) points.Add(ContactPoint.FromPhone(number, command.Phone!));

        // New ranges open before the numbering data knows them; a number that a network shows exists, so its length is
        // enough.
        if (shown.Number is { } callers && callers.Key != points.FirstOrDefault()?.Key)
            points.Add(ContactPoint.FromPhone(callers, command.CallerPhone!));
        var besideStated = points.Count == 2 ? points[1] : null;

        if (command.Messenger is { } messenger) points.Add(ContactPoint.FromMessenger(messenger));
        if (points.Count > 0) return (points, besideStated);

        var (raw, fault) = command.Phone is not null
            ? (command.Phone, stated.Fault)
            : (command.CallerPhone ?? "", shown.Fault);
        throw new DomainException(PhoneErrors.Unreadable(raw, fault, tenant.Region));
    }
}
