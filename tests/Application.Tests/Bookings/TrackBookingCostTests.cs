using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Application.Tests.Bookings;

/// <summary>One look-up, one save; and those who arrive together share them.</summary>
internal sealed class TrackBookingCostTests
{
    private TestApp _salon = null!;
    private RoundTrips _trips = null!;

    [SetUp]
    public async Task Open()
    {
        _salon = await TestApp.Open();
        _trips = await RoundTrips.Count(_salon);
    }

    [TearDown]
    public async Task Close()
    {
        _trips.Dispose();
        await _salon.DisposeAsync();
    }

    [Test]
    public async Task Track_AKnownClient_IsOneLookUpAndOneSave()
    {
        await _salon.Send(ABooking(hour: 9));
        _trips.Clear();

        await _salon.Send(ABooking(hour: 10));

        Assert.That((_trips.LookUps.Count, _trips.Commits.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Track_ANewClientWithEverything_IsOneLookUpAndOneSave()
    {
        await _salon.Send(ABooking() with
        {
            Messenger = MessengerId.OfWhatsapp("IE.42"),
            ExternalClients = [ExternalClient.Create("phorest", "igK6", "biz", null)]
        });

        Assert.That((_trips.LookUps.Count, _trips.Commits.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Track_ARepeat_IsOneLookUp()
    {
        await _salon.Send(ABooking());
        _trips.Clear();

        await _salon.Send(ABooking());

        Assert.That((_trips.LookUps.Count, _trips.Commits.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Track_ManyAtOnce_SharesLookUpsAndCommits()
    {
        const int Bookings = 200;
        await _salon.Send(ABooking());
        _trips.Clear();

        await Task.WhenAll(
            Enumerable.Range(0, Bookings).Select(number => Task.Run(() => _salon.Send(Numbered(number)))));

        Assert.That((_trips.LookUps.Sum(), _trips.Commits.Sum()), Is.EqualTo((Bookings, Bookings)));
        Assert.That(_trips.LookUps.Count, Is.LessThan(Bookings / 2));
        Assert.That(_trips.Commits.Count, Is.LessThan(Bookings / 2));
        Assert.That(await _salon.Read(db => db.Set<Booking>().CountAsync()), Is.EqualTo(Bookings + 1));
    }

    [Test]
    public async Task Callers_ManyAtOnce_ShareTheirLookUps()
    {
        const int Accounts = 60;
        var tokens = new List<string>();
        for (var number = 0; number < Accounts; number++)
            tokens.Add((await _salon.Send(new IssueServiceAccount($"n8n {number}", [Scope.ClientsRead]))).Token);
        _trips.Clear();

        var found = await Task.WhenAll(tokens.Select(token => Task.Run(() => _salon.Send(new FindCredential(token)))));

        Assert.That(found.Select(one => one!.Name), Is.EqualTo(
            Enumerable.Range(0, Accounts).Select(number => $"n8n {number}")));
        Assert.That(_trips.LookUps.Sum(), Is.EqualTo(Accounts));
        Assert.That(_trips.LookUps.Count, Is.LessThan(Accounts));
    }

    [Test]
    public async Task Repeats_ManyAtOnce_ShareTheirCommits()
    {
        const int Repeats = 60;
        var received = new ReceivedMessage
        {
            Channel = Channel.N8n,
            Format = "n8n-created",
            SenderId = Guid.CreateVersion7(),
            SenderName = "n8n",
            Key = "B-1",
            ReceivedAt = DateTimeOffset.UnixEpoch,
        };
        await InTheSalon(async (messages, work) =>
        {
            messages.Add(
                InboundMessage.Receive(_salon.Profile.Id, received, new(InboundMessageOutcome.Tracked), TimeSpan.Zero));
            await work.SaveChangesAsync(CancellationToken.None);
            return true;
        });
        _trips.Clear();

        var counted = await Task.WhenAll(Enumerable.Range(0, Repeats).Select(_ => Task.Run(() => InTheSalon(
            (messages, _) => messages.CountRepeat(
                received, InboundMessageOutcome.Tracked, booking: null, CancellationToken.None)))));

        Assert.That(counted, Is.All.True);
        Assert.That(await _salon.Read(
            db => db.Set<InboundMessage>().Select(one => one.Repeats).SingleAsync()), Is.EqualTo(Repeats));
        Assert.That(_trips.Commits.Sum(), Is.EqualTo(Repeats));
        Assert.That(_trips.Commits.Count, Is.LessThan(Repeats));
    }

    // A third of them fight for one booking: whoever is not the first must be taken out of its group.
    [Test]
    public async Task Track_ManyAtOnceAndSomeOfThemBad_FailsNoneOfTheOthers()
    {
        const int Bookings = 120;
        var answers = await Task.WhenAll(Enumerable.Range(0, Bookings).Select(number => Task.Run(async () =>
        {
            try
            {
                return await _salon.Send((number % 3) switch
                {
                    0 => Numbered(number),
                    1 => Numbered(number) with { ExternalBookingId = "the-same" },
                    _ => Numbered(number) with { Amount = -1 },
                });
            }
            catch (DomainException)
            {
                return null;
            }
        })));

        Assert.That(answers.Where((_, number) => number % 3 == 2), Is.All.Null);
        Assert.That(
            answers.Where((_, number) => number % 3 == 0), Is.All.Matches<TrackedBooking?>(one => one!.IsNewBooking));
        Assert.That(answers.Where((_, number) => number % 3 == 1).Select(one => one!.BookingId).Distinct()
            .Count(), Is.EqualTo(1));
        Assert.That(await _salon.Read(db => db.Set<Booking>().CountAsync()), Is.EqualTo((Bookings / 3) + 1));
        Assert.That(await _salon.Read(db => db.Set<Client>().CountAsync()), Is.EqualTo((Bookings / 3) + 1));
    }

    private Task<T> InTheSalon<T>(Func<IInboundMessageRepository, IUnitOfWork, Task<T>> use) =>
        _salon.With((IServiceProvider services) =>
        {
            services.GetRequiredService<CurrentCaller>().Enter(_salon.Profile, "a test");
            return use(services.GetRequiredService<IInboundMessageRepository>(),
                services.GetRequiredService<IUnitOfWork>());
        });

    private static TrackBooking Numbered(int number) => ABooking() with
    {
        Phone = $"+35386{1_000_000 + number}",
        ExternalBookingId = $"B-{number}",
    };
}
