using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Bookings;

/// <summary>Sixty-four at once, over two processes that share nothing but the database.</summary>
internal sealed class TrackBookingRaceTests : AppTests
{
    private const int Crowd = 64;

    private static readonly string[] Spellings = ["087 123 4567", "+353 87 123 4567", "00353871234567", "353871234567"];

    private TestApp _beside = null!;

    [SetUp]
    public void OpenBeside() => _beside = App.AnotherProcess();

    [TearDown]
    public async Task CloseBeside() => await _beside.DisposeAsync();

    [Test]
    public async Task Track_FirstBookingsOfOnePhoneAtOnce_MakeOneClient()
    {
        var all = await AtOnce(Crowd, number =>
            Door(number).Send(ABooking() with { StartsAt = At(9, number % 60), ExternalBookingId = $"B-{number}" }));

        Assert.That(
            (all.Select(one => one.ClientId).Distinct()
                .Count(), all.Count(one => one.IsNewClient), await Count<Client>(), await Count<Booking>()),
            Is.EqualTo((1, 1, 1, Crowd)));
    }

    [Test]
    public async Task Track_FirstBookingsInManySpellingsAtOnce_MakeOneClient()
    {
        var all = await AtOnce(Crowd, number => Door(number).Send(ABooking() with
        {
            Phone = Spellings[number % Spellings.Length],
            ExternalBookingId = $"B-{number}",
        }));

        Assert.That(
            (all.Select(one => one.ClientId).Distinct().Count(), await Count<ContactPoint>(), await Count<Booking>()),
            Is.EqualTo((1, 1, Crowd)));
    }

    [Test]
    public async Task Track_TheSameMessageAtOnce_IsOneBooking()
    {
        var all = await AtOnce(
            Crowd, number => Door(number).Send(ABooking() with { Phone = Spellings[number % Spellings.Length] }));

        Assert.That(
            (all.Select(one => one.BookingId).Distinct()
                .Count(), all.Count(one => one.IsNewBooking), await Count<Booking>()),
            Is.EqualTo((1, 1, 1)));
    }

    [Test]
    public async Task Track_OneExternalClientOverManyPhonesAtOnce_IsOneClientAndMapping()
    {
        var external = ExternalClient.Create("phorest", "igK6", "biz", null);

        await AtOnce(Crowd, number =>
            Door(number).Send(ABooking() with { Phone = $"087 1234{number:000}", ExternalClients = [external] }));

        Assert.That(
            (await Count<Client>(), await Count<ServiceMapping>(), await Count<Booking>()), Is.EqualTo((1, 1, Crowd)));
    }

    [Test]
    public async Task Track_TwoClientsKeysAtOnce_SuggestsOneDuplicate()
    {
        await App.Send(ABooking());
        await App.Send(ABooking() with { Phone = null, Messenger = MessengerId.OfWhatsapp("IE.42") });

        await AtOnce(Crowd, number =>
            Door(number).Send(
                ABooking() with { Messenger = MessengerId.OfWhatsapp("IE.42"), StartsAt = At(16), ExternalBookingId = $"B-{number}" }));

        Assert.That((await Count<DuplicateSuggestion>(), await Count<Booking>()), Is.EqualTo((1, Crowd + 2)));
    }

    private TestApp Door(int number) => number % 2 == 0 ? App : _beside;

    private Task<int> Count<T>()
        where T : class => App.Read(db => db.Set<T>().CountAsync());
}
