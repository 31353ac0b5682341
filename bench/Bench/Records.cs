using System.Globalization;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Search;

namespace CustomerTracking.Bench;

/// <summary>The records of the salons, made one after the other and the same ones each time.</summary>
internal static class Records
{
    private static readonly string[] Services = ["Cut & blow dry", "Half head highlights", "Balayage", "Beard trim"];
    private static readonly string[] Team = ["Emma", "Conor", "Ciara", "Marta"];
    private static readonly Channel[] Channels = [Channel.Retell, Channel.WebChat, Channel.Whatsapp, Channel.N8n];
    private static readonly Source[] Sources = Enum.GetValues<Source>();

    public static IEnumerable<object> OfSalon(int salon)
    {
        var (profile, opened) = (People.Salon(salon), People.Until - People.Span);
        var name = string.Create(CultureInfo.InvariantCulture, $"Salon {salon}");
        yield return Tenant.Open(profile.Id, new(name, profile.Region, profile.TimeZone, profile.Currency), opened);
        yield return ServiceAccount.Issue(
            new(People.Id(opened, salon, 1)), profile.Id, "bench", [.. Scope.All], Tokens.Issued(People.Token(salon)),
            opened);
    }

    /// <param name="profile">The salon.</param>
    /// <param name="who">The client.</param>
    /// <param name="number">Among the salon's clients.</param>
    /// <param name="document">Among all clients.</param>
    public static IEnumerable<object> OfClient(TenantProfile profile, ClientIdentity who, int number, long document)
    {
        var client = Register(profile, who, Sources[number % Sources.Length], who.Since);
        yield return client;
        foreach (var point in client.ContactPoints) yield return point;
        var mapping = number % 2 != 0 ? null : ServiceMapping.Link(
            profile.Id, client.Id, ExternalClient.Create(ExternalClient.Phorest, who.ExternalId, "biz", null),
            who.Since);
        if (mapping is not null) yield return mapping;
        yield return Document(client, mapping, document);
    }

    public static Client Register(TenantProfile profile, ClientIdentity who, Source source, DateTimeOffset at)
    {
        var name = GivenName.Create(who.FirstName, who.LastName);
        var client = Client.Register(profile.Id, new(source, name, EmailAddress.Parse(who.Email), at), at, new(who.Id));
        var phone = "+353" + who.Phone;
        client.Link(ContactPoint.FromPhone(PhoneNumber.Create(phone, phone), phone));
        client.Booked(at);
        return client;
    }

    /// <summary>What the client is found by; the full-text index is made of it.</summary>
    public static SearchDocument Document(Client client, ServiceMapping? mapping, long document) => new()
    {
        Number = document,
        ClientId = client.Id,
        Terms = FullTextWriter.Terms(
            FullText.Code(client.TenantId),
            SearchTokens.OfAll(
                client.SearchText, client.ContactPoints.Select(point => point.Value),
                mapping is null ? [] : [mapping.ExternalClientId])),
    };

    public static Booking Booking(
        TenantProfile profile, ClientIdentity who, bool isFirst, DateTimeOffset at, Guid id, string externalId)
    {
        var random = (uint)(at.Ticks / TimeSpan.TicksPerSecond);
        var reference = ExternalReference.Create(null, externalId)!;
        return Domain.Bookings.Booking.Track(
            profile.Id, new(who.Id),
            new()
            {
                Start = at.AddDays(1 + (random % 20)),
                ServiceName = Services[random % Services.Length],
                StaffMember = Team[random / 4 % Team.Length],
                Duration = 45,
                Currency = profile.Currency,
                Price = Money.Create(20 + (random / 16 % 160), profile.Currency),
            },
            new()
            {
                Source = Sources[random % Sources.Length],
                Channel = Channels[random / 4 % Channels.Length],
                Reference = reference,
                Key = BookingKey.OfReference(reference),
                Match = new(
                    isFirst ? MatchDecision.Created : MatchDecision.Matched, MatchedBy.Phone, "+353" + who.Phone),
            },
            BookingBeginning.Confirmed with { Id = new(id) }, at);
    }
}
