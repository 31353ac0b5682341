using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Clients;

/// <summary>
/// Random histories of bookings over all channels, also for a household member, of edits, merges and undos, beside the same history in a salon that
/// never merges: nothing is lost at any step, and when everything is undone the two salons are the same.
/// </summary>
internal sealed class MergeHistoryTests : AppTests
{
    private const int Histories = 250;
    private const int Steps = 10;
    private const int People = 4;

    // Behind the others: a member of the first one's household, without a phone of their own.
    private const int Member = People;

    private static readonly (Source Source, Channel Channel)[] Ways =
    [
        (Source.Voice, Channel.Retell), (Source.Web, Channel.WebChat), (Source.Whatsapp, Channel.Whatsapp),
        (Source.Web, Channel.N8n), (Source.Voice, Channel.Rest),
    ];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public async Task RandomHistories_LoseNothing_AndUndoneAreAsIfNobodyHadMerged(int seed)
    {
        for (var number = 0; number < Histories; number++)
        {
            var history = new History(App, new Random((seed * 100_000) + number), $"seed {seed}, history {number}");
            await history.Run();
        }
    }

    private sealed class History(TestApp app, Random random, string name)
    {
        private readonly TenantProfile _merging = TestApp.AProfile("IE");
        private readonly TenantProfile _plain = TestApp.AProfile("IE");
        private readonly List<(ClientId Merging, ClientId Plain, string Phone, string External)> _people = [];
        private readonly List<(Guid Id, ClientId Survivor)> _merges = [];
        private readonly Dictionary<int, int> _mergedInto = [];
        private readonly List<string> _done = [];
        private int _bookings;

        public async Task Run()
        {
            await app.AddTenant(_merging);
            await app.AddTenant(_plain);
            for (var person = 0; person < People; person++) await Arrive(person);
            await AddMember();
            for (var step = 0; step < Steps; step++)
            {
                await Step();
                await Check();
            }

            while (_merges.Count > 0) await Undo(random.Next(_merges.Count));
            Assert.That(
                await app.ReadAs(_plain, db => db.Set<ClientMerge>().CountAsync()), Is.Zero, "another salon's merges");
            var (merged, plain) = (await State(_merging, one => one.Merging), await State(_plain, one => one.Plain));
            Assert.That(merged, Is.EqualTo(plain), Story);
        }

        private string Story() => $"{name}:\n{string.Join('\n', _done)}";

        private Task Step() => random.Next(10) switch
        {
            < 3 => Book(random.Next(People), byExternalId: random.Next(3) == 0),
            3 => BookById(random.Next(People + 1)),
            4 => Edit(random.Next(People + 1)),
            5 => Book(Member, byExternalId: false),
            < 8 => Merge(),
            _ => _merges.Count > 0 ? Undo(random.Next(_merges.Count)) : Merge(),
        };

        private async Task Arrive(int person)
        {
            var (phone, external) = ($"+35387100{random.Next(1000):000}{person}", $"X-{person}");
            _people.Add((default, default, phone, external));
            var booking = ABookingOf(person, 8);
            var (one, other) = await Both(tenant => app.SendAs(tenant, booking));
            _people[person] = (one.ClientId, other.ClientId, phone, external);
            if (random.Next(2) == 0) return;

            _done.Add($"{person} gets an external id");
            await app.SendAs(_merging, new MapService(one.ClientId, External(person)));
            await app.SendAs(_plain, new MapService(other.ClientId, External(person)));
        }

        private async Task AddMember()
        {
            var (one, other) = (ToAdd(_people[0].Merging), ToAdd(_people[0].Plain));
            _people.Add((
                new((await app.SendAs(_merging, one)).Id), new((await app.SendAs(_plain, other)).Id), _people[0].Phone, ""));
            await Book(Member, byExternalId: false);

            static AddHouseholdMember ToAdd(ClientId owner) => new()
            {
                ClientId = owner,
                Channel = Channel.Admin,
                FirstName = NameOf(Member),
            };
        }

        private async Task Book(int person, bool byExternalId)
        {
            _done.Add($"a booking of {person}{(byExternalId ? " with an external id" : "")}");
            var booking = ABookingOf(person, 9 + (_bookings % 10));
            await Both(tenant => app.SendAs(
                tenant, byExternalId ? booking with { ExternalClients = [External(person)] } : booking));
        }

        private async Task BookById(int person)
        {
            _done.Add($"a booking by the id of {person}");
            var (one, other) = (_people[person].Merging.Value, _people[person].Plain.Value);
            _bookings++;
            await app.SendAs(_merging, ABookingFor(one) with { ServiceName = $"Cut {_bookings}" });
            await app.SendAs(_plain, ABookingFor(other) with { ServiceName = $"Cut {_bookings}" });
        }

        // A change reaches whoever stands for the client; in the other salon it is made there.
        private async Task Edit(int person)
        {
            var root = RootOf(person);
            _done.Add($"{person} is renamed, which is {root}");
            var change = new ChangeClient
            {
                Id = _people[person].Merging,
                Channel = Channel.Admin,
                LastName = $"Byrne {_done.Count}",
                Email = $"changed{_done.Count}@example.ie",
            };
            await app.SendAs(_merging, change);
            await app.SendAs(_plain, change with { Id = _people[root].Plain });
        }

        private async Task Merge()
        {
            var living = Enumerable.Range(0, People).Where(person => RootOf(person) == person).ToList();
            var survivor = living[random.Next(living.Count)];
            living.Remove(survivor);
            if (RootOf(Member) == Member) living.Add(Member);
            if (living.Count == 0) return;

            // Whom a booking under the member's name is for is not known while the name is somebody else's as well.
            var merged = living[random.Next(living.Count)];
            var known = merged == Member ? [] : MergeField.Names;
            var kept = known.Where(field => field != MergeField.LastName && random.Next(3) == 0)
                .ToDictionary(field => field, _ => MergeSide.Merged);
            var outcome = await app.SendAs(_merging, new MergeClients
            {
                SurvivorId = _people[survivor].Merging,
                MergedId = _people[merged].Merging,
                Channel = Channel.Admin,
                Keep = kept,
            });
            _done.Add($"{merged} into {survivor} with {string.Join(", ", kept.Keys)}");
            _mergedInto[merged] = survivor;
            _merges.Add((outcome.Id!.Value, _people[survivor].Merging));
        }

        private async Task Undo(int which)
        {
            var (id, survivor) = _merges[which];
            _merges.RemoveAt(which);
            var undone = await app.SendAs(
                _merging, new UndoMerge { SurvivorId = survivor, Id = new(id), Channel = Channel.Admin });
            _mergedInto.Remove(PersonOf(new(undone.Merged.Id)));
            _done.Add($"{PersonOf(new(undone.Merged.Id))} is parted from {PersonOf(survivor)}");
        }

        private async Task Check()
        {
            var owners = await app.ReadAs(_merging, async db => (
                Living: await db.Set<Client>().Select(client => client.Id).ToListAsync(),
                Bookings: await db.Set<Booking>().Select(one => one.ClientId).ToListAsync(),
                Points: await db.Set<ContactPoint>().Select(one => one.ClientId).ToListAsync(),
                Mappings: await db.Set<ServiceMapping>().Select(one => one.ClientId).ToListAsync()));
            var living = Enumerable.Range(0, People + 1).Where(person => RootOf(person) == person)
                .Select(person => _people[person].Merging);
            Assert.That(owners.Living, Is.EquivalentTo(living), Story);
            Assert.That(owners.Bookings, Has.Count.EqualTo(_bookings), Story);
            Assert.That(
                owners.Bookings.Concat(owners.Points).Concat(owners.Mappings).Except(owners.Living), Is.Empty, Story);
        }

        // By a client's place instead of their id, as the two salons have other ids.
        private async Task<string> State(
            TenantProfile tenant, Func<(ClientId Merging, ClientId Plain, string Phone, string External), ClientId> id)
        {
            var lines = new List<string>();
            foreach (var person in _people)
            {
                var client = await app.SendAs(tenant, new GetClient(id(person)));
                var bookings = (await app.SendAs(tenant, new ListBookings { ClientId = id(person), Limit = 100 })).Items;
                var asMember = (await app.SendAs(tenant, new ListBookings { MemberId = id(person), Limit = 100 })).Items;
                var booked = bookings.Concat(asMember).Select(one => one.CreatedAt).ToList();
                var mappings = (await app.SendAs(tenant, new ListServiceMappings(id(person)))).Items;
                lines.Add(string.Join(
                    '|', client.Id == id(person).Value, client.FirstName, client.LastName, client.Email, client.Phone,
                    client.Status, client.FirstBookingDate == booked.Min(), client.LastBookingDate == booked.Max(),
                    string.Join(',', asMember.Select(booking => booking.ServiceName).Order()),
                    string.Join(',', client.Household!.Select(one => one.FirstName)),
                    string.Join(',', client.ContactPoints.Select(point => point.Key).Order()),
                    string.Join(',', mappings.Select(mapping => mapping.ExternalClientId).Order()),
                    string.Join(',', bookings.Select(booking => booking.ServiceName).Order())));
            }

            return string.Join('\n', lines);
        }

        private int RootOf(int person) =>
            _mergedInto.TryGetValue(person, out var survivor) ? RootOf(survivor) : person;

        private int PersonOf(ClientId id) => _people.FindIndex(one => one.Merging == id);

        private static string NameOf(int person) => person == Member ? "Emma" : $"Person{person}";

        private static ExternalClient External(int person) => ExternalClient.Create("phorest", $"X-{person}", "biz", null);

        private TrackBooking ABookingOf(int person, int hour)
        {
            var (source, channel) = Ways[random.Next(Ways.Length)];
            return ABooking(hour) with
            {
                Source = source,
                Channel = channel,
                Phone = _people[person].Phone,
                Name = GivenName.Create(NameOf(person), null),
                Email = $"person{person}@example.ie",
                ServiceName = $"Cut {++_bookings}",
            };
        }

        private async Task<(T One, T Other)> Both<T>(Func<TenantProfile, Task<T>> act) =>
            (await act(_merging), await act(_plain));
    }
}
