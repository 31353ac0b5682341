using System.Globalization;
using System.Text.Json;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.DemoData;

/// <summary>
/// Fills the demo's salon with three months of believable clients, bookings and messages, so that the first look is
/// not at an empty table. Does nothing where there are bookings already.
/// </summary>
internal sealed class DemoFiller(
    IReadDb db, IClientRepository clients, IBookingRepository bookings, IServiceMappingRepository mappings,
    IInboundMessageRepository messages, ISecrets secrets, IUnitOfWork work, CurrentCaller caller, TimeProvider clock)
{
    private const int Days = 90;

    // What was tried out by hand stays, and is no reason not to fill it.
    private const int MostBookingsBefore = 20;

#pragma warning disable CA5394 // Made-up people need no cryptography, and look the same every time.
    private readonly Random _random = new(20261123);
#pragma warning restore CA5394

    private readonly List<Person> _people = [];

    // New since the last save.
    private readonly Dictionary<ClientId, Client> _today = [];

    /// <returns>How many bookings were made.</returns>
    public async Task<int> Fill(CancellationToken ct)
    {
        var there = await db.Bookings.OrderBy(booking => booking.Id).Select(booking => booking.Id)
            .Take(MostBookingsBefore + 1).ToListAsync(ct);
        if (there.Count > MostBookingsBefore) return 0;

        var (now, made) = (clock.GetUtcNow(), 0);
        for (var day = Days; day >= 0; day--)
        {
            var today = now.AddDays(-day);
            for (var left = Busy(today); left > 0; left--)
            {
                var at = InOpeningHours(today);
                if (at > now) continue;

                await Book(at, now, ct);
                made++;
            }

            AddOddMessages(today, now);
            await work.SaveChangesAsync(ct);
            _today.Clear();
        }

        return made;
    }

    private int Busy(DateTimeOffset day) => TimeZoneInfo.ConvertTime(day, caller.Tenant.Zone).DayOfWeek switch
    {
        DayOfWeek.Sunday => 1,
        DayOfWeek.Monday => Between(3, 6),
        DayOfWeek.Friday => Between(9, 14),
        DayOfWeek.Saturday => Between(10, 15),
        _ => Between(6, 11),
    };

    private async Task Book(DateTimeOffset at, DateTimeOffset now, CancellationToken ct)
    {
        var (channel, source, format, sender, _) = PickChannel();
        var (person, isNew) = await PickPerson(at, source, ct);
        var service = Pick(DemoTenant.Services);
        var currency = caller.Tenant.Currency;
        var start = InOpeningHours(at.AddDays(Between(1, 21)));
        var booking = Booking.Track(
            caller.Tenant.Id, person.Id,
            new()
            {
                Start = start,
                ServiceName = service.Name,
                ServiceCategory = service.Category,
                Duration = service.Minutes,
                StaffMember = Pick(DemoTenant.Team),
                Currency = currency,
                Price = Money.Create(service.Price, currency),
                Notes = Chance(8) ? "Asked for a quiet chair." : null,
            },
            new()
            {
                Source = source,
                Channel = channel,
                Match = new(isNew ? MatchDecision.Created : MatchDecision.Matched, MatchedBy.Phone, person.Phone),
            },
            Chance(6) ? new(BookingStatus.Pending, PaymentStatus.Pending) : BookingBeginning.Confirmed, at);
        Settle(booking, start, at, now);
        bookings.Add(booking);
        Log(channel, format, sender, at, person, service.Name, start, new(
            InboundMessageOutcome.Tracked, ClientId: person.Id, BookingId: booking.Id));
    }

    // What became of it by now, as the front desk would have entered it.
    private void Settle(Booking booking, DateTimeOffset start, DateTimeOffset at, DateTimeOffset now)
    {
        if (booking.Status is BookingStatus.Pending) return;

        if (Chance(7))
        {
            booking.ChangeStatus(
                BookingStatus.Cancelled, new("Front desk", Channel.Admin, Earlier(at.AddHours(20), now)));
        }
        else if (start < now)
        {
            var editor = new Editor("Front desk", Channel.Admin, Earlier(start.AddHours(2), now));
            booking.ChangeStatus(Chance(4) ? BookingStatus.NoShow : BookingStatus.Completed, editor);
            if (booking.Status is BookingStatus.Completed) booking.ChangePayment(PaymentStatus.Paid, editor);
        }
    }

    private async Task<(Person Person, bool IsNew)> PickPerson(DateTimeOffset at, Source source, CancellationToken ct)
    {
        if (_people.Count > 0 && !Chance(32))
        {
            var known = Pick(_people);
            (await Known(known, ct)).Booked(at);
            return (known, false);
        }

        var phone = string.Create(CultureInfo.InvariantCulture, $"+35387{1_020_000 + (17 * _people.Count)}");
        var name = (First: Pick(DemoTenant.FirstNames), Last: Pick(DemoTenant.LastNames));
        var email = Chance(55)
            ? EmailAddress.Parse(CleanText.Fold($"{name.First}.{name.Last}").Replace(' ', '.') + "@example.ie")
            : null;
        var client = Client.Register(
            caller.Tenant.Id, new FirstContact(source, GivenName.Create(name.First, name.Last), email, At: at), at);
        client.Link(ContactPoint.FromPhone(PhoneNumber.Create(phone, phone), phone));
        client.Booked(at);
        clients.Add(client);
        if (Chance(40))
            mappings.Add(ServiceMapping.Link(
                caller.Tenant.Id, client.Id,
                ExternalClient.Create(
                    ExternalClient.Phorest, $"demo-{_people.Count:0000}", Demo.PhorestBusinessId, null),
                at));
        _people.Add(new(client.Id, phone, name.First, name.Last));
        _today[client.Id] = client;
        return (_people[^1], true);
    }

    // Changes of a new record are not noticed any more once it is saved: it is looked up again.
    private async Task<Client> Known(Person person, CancellationToken ct) =>
        _today.TryGetValue(person.Id, out var client) ? client : await clients.Find(person.Id, ct)
            ?? throw new DomainException(ClientErrors.NotFound);

    private void AddOddMessages(DateTimeOffset day, DateTimeOffset now)
    {
        for (var calls = Between(2, 6); calls > 0; calls--)
        {
            if (InOpeningHours(day) is var at && at < now)
                Log(Channel.Retell, "retell", "Demo voice agent", at, null, null, null, new(
                    InboundMessageOutcome.Ignored));
        }

        if (!Chance(12) || InOpeningHours(day) is var bad && bad > now) return;

        var why = PhoneErrors.Unreadable("0871", PhoneFault.TooShort, caller.Tenant.Region);
        Log(
            Channel.N8n, "n8n-created", "Booking workflow", bad, null, "Men's cut", day.AddDays(4),
            new(InboundMessageOutcome.Unusable, why.Code, why.Message));
    }

    private void Log(
        Channel channel, string format, string sender, DateTimeOffset at, Person? person, string? service,
        DateTimeOffset? start, InboundMessageResult result)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Body(channel, person, service, start));
        messages.Add(InboundMessage.Receive(
            caller.Tenant.Id,
            new()
            {
                Channel = channel,
                Format = format,
                SenderId = channel is Channel.Retell ? Demo.RetellConnectionId.Value
                    : channel is Channel.Whatsapp ? Demo.WhatsappConnectionId.Value
                    : Demo.SpareAccountId.Value,
                SenderName = sender,
                EventType = channel switch
                {
                    Channel.Retell => result.Outcome is InboundMessageOutcome.Ignored ? "call_ended" : "call_analyzed",
                    Channel.N8n => "booking-created",
                    _ => null,
                },
                Key = DeduplicationKey.FromId(Guid.CreateVersion7(at).ToString()),
                ReceivedAt = at,
                Body = secrets.Seal(body),
            },
            result, TimeSpan.FromMilliseconds(Between(4, 30))));
    }

    private static object Body(Channel channel, Person? person, string? service, DateTimeOffset? start) =>
        channel switch
        {
            Channel.Retell when person is null => new { @event = "call_ended", call = new { direction = "inbound" } },
            Channel.Retell => new
            {
                @event = "call_analyzed",
                call = new
                {
                    direction = "inbound",
                    from_number = person.Phone,
                    call_analysis = new
                    {
                        custom_analysis_data = new
                        {
                            booking_confirmed = true,
                            customer_name = $"{person.First} {person.Last}",
                            service_name = service,
                            appointment_datetime = start,
                        },
                    },
                },
            },
            _ => new
            {
                customer = new
                {
                    phone = person?.Phone ?? "0871",
                    firstName = person?.First ?? "Eoin",
                    lastName = person?.Last ?? "Kelly",
                },
                booking = new { service, dateTime = start },
            },
        };

    private (Channel Channel, Source Source, string Format, string Sender, int Share) PickChannel()
    {
        var ticket = Between(0, 99);
        foreach (var channel in DemoTenant.Channels)
        {
            if ((ticket -= channel.Share) < 0) return channel;
        }

        return DemoTenant.Channels[0];
    }

    // Between nine and six, on the quarter of an hour.
    private DateTimeOffset InOpeningHours(DateTimeOffset day)
    {
        var zone = caller.Tenant.Zone;
        var local = TimeZoneInfo.ConvertTime(day, zone).Date.AddHours(9).AddMinutes(15 * Between(0, 35));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

#pragma warning disable CA5394
    private int Between(int least, int most) => _random.Next(least, most + 1);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
#pragma warning restore CA5394

    private sealed record Person(ClientId Id, string Phone, string First, string Last);
}
