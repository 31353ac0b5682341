using System.Globalization;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Bench;

/// <summary>Clients and bookings of two years, the same ones each time.</summary>
internal sealed class Records(TenantProfile salon, DateTimeOffset now, int clients, int bookings)
{
    private const int Days = 730;
    private const int EachTold = 50_000;

    private static readonly string[] FirstNames =
        ["Aoife", "Niamh", "Ciarán", "Orla", "Tadhg", "Róisín", "Eoin", "Zofia", "Jürgen", "Priya", "Mei", "Olu", "Ana"];

    private static readonly string[] Beginnings = ["Mc", "O'", "Fitz", "", "", "Kil", "Bren", "Nol", "Mur", "Kav"];
    private static readonly string[] Endings = ["Carthy", "Sullivan", "gerald", "Byrne", "Walsh", "kenny", "nan", "an", "phy", "anagh"];
    private static readonly string[] Services = ["Cut & blow dry", "Half head highlights", "Balayage", "Beard trim"];
    private static readonly string[] Team = ["Emma", "Conor", "Ciara", "Marta"];

    private readonly Random _random = new(20261123);

    public async IAsyncEnumerable<string> Write(Bulk bulk)
    {
        var ids = new List<Client>(clients);
        for (var number = 0; number < clients; number++)
        {
            ids.Add(await WriteClient(bulk, number));
            if ((number + 1) % EachTold == 0) yield return $"{number + 1} clients";
        }

        for (var number = 0; number < bookings; number++)
        {
            await bulk.Insert(ABooking(ids[_random.Next(ids.Count)], isFirst: number < clients));
            if ((number + 1) % EachTold == 0) yield return $"{number + 1} bookings";
        }
    }

    private async Task<Client> WriteClient(Bulk bulk, int number)
    {
        var at = SomeTime();
        var last = Pick(Beginnings) + Pick(Endings) + (number % 3 == 0 ? " " + Pick(Endings) : "");
        var name = GivenName.Of(Pick(FirstNames), last);
        var email = EmailAddress.Of(string.Create(CultureInfo.InvariantCulture, $"guest{number}@example.ie"));
        var client = Client.Register(salon.Id, new(Pick(Enum.GetValues<Source>()), name, email, at), at);
        var phone = string.Create(CultureInfo.InvariantCulture, $"+35386{1_000_000 + (7 * number)}");
        var point = ContactPoint.Of(PhoneNumber.Of(phone, phone), phone);
        client.Link(point);
        client.Booked(at);
        await bulk.Insert(client);
        foreach (var owned in client.ContactPoints) await bulk.Insert(owned);
        foreach (var term in SearchTerm.Of(client, client.SearchText)) await bulk.Insert(term);
        foreach (var term in client.ContactPoints.SelectMany(SearchTerm.Of)) await bulk.Insert(term);
        if (number % 2 != 0) return client;

        var mapping = ServiceMapping.Link(
            salon.Id, client.Id, ExternalClient.Of(ExternalClient.Phorest, $"ext-{number}", "biz", null), at);
        await bulk.Insert(mapping);
        foreach (var term in SearchTerm.Of(mapping, mapping.ExternalClientId)) await bulk.Insert(term);
        return client;
    }

    private Booking ABooking(Client client, bool isFirst)
    {
        var at = SomeTime();
        var decision = isFirst ? MatchDecision.Created : MatchDecision.Matched;
        return Booking.Track(
            salon.Id, client.Id,
            new()
            {
                Start = at.AddDays(_random.Next(1, 21)),
                ServiceName = Pick(Services),
                StaffMember = Pick(Team),
                Duration = 45,
                Currency = salon.Currency,
                Price = Money.Of(_random.Next(20, 180), salon.Currency),
            },
            new()
            {
                Source = client.FirstInteractionSource,
                Channel = Pick([Channel.Retell, Channel.WebChat, Channel.Whatsapp, Channel.N8n]),
                Match = new(decision, MatchedBy.Phone, client.Phone!),
            },
            BookingBeginning.Confirmed, at);
    }

    private DateTimeOffset SomeTime() => now.AddMinutes(-_random.Next(Days * 24 * 60));

    private T Pick<T>(T[] these) => these[_random.Next(these.Length)];
}
