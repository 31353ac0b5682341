using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Application.Tests.Bookings;

/// <summary>
/// One look-up, one save. SQLite's provider sends each statement of a save by itself, but inside this process, so a
/// save counts as one there if it is one transaction; on SQL Server (see Infrastructure.Tests) the statements travel
/// together.
/// </summary>
internal sealed class TrackBookingCostTests
{
    private readonly Commands _commands = new();
    private TestSalon _salon = null!;

    [SetUp]
    public async Task Open() => _salon = await TestSalon.Open(services =>
    {
        services.ConfigureDbContext<SqliteDb>(db => db.AddInterceptors(_commands));
        services.ConfigureDbContext<SqlServerDb>(db => db.AddInterceptors(_commands));
    });

    [TearDown]
    public async Task Close() => await _salon.DisposeAsync();

    [Test]
    public async Task Track_AKnownClient_IsOneLookUpAndOneSave()
    {
        await _salon.Send(ABooking(hour: 9));
        _commands.Forget();

        await _salon.Send(ABooking(hour: 10));

        Assert.That((_commands.LookUps.Count, _commands.Transactions, _commands.Written.Count),
            Is.EqualTo((1, 1, OnSqlServer ? 1 : 4)));
    }

    [Test]
    public async Task Track_ANewClientWithEverything_IsOneLookUpAndOneSave()
    {
        _commands.Forget();

        await _salon.Send(ABooking() with
        {
            WhatsappUserId = "IE.42",
            ExternalClient = ExternalClient.Of("phorest", "igK6", "biz", null)
        });

        Assert.That((_commands.LookUps.Count, _commands.Transactions), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Track_ARepeat_IsOneLookUp()
    {
        await _salon.Send(ABooking());
        _commands.Forget();

        await _salon.Send(ABooking());

        Assert.That((_commands.LookUps.Count, _commands.Written.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Track_AnyKeys_SendsOneTextOfTheLookUp()
    {
        await _salon.Send(ABooking());
        await _salon.Send(
            ABooking() with { CallerPhone = SaoirsesPhone, ChannelBookingId = "call_1", Name = GivenName.None });
        await _salon.Send(ABooking() with
        {
            Phone = null,
            WhatsappUserId = "IE.42",
            ExternalClient = ExternalClient.Of("fresha", "1", null, null)
        });

        var texts = _commands.LookUps.Where(text => text.Contains("ContactPoints", StringComparison.Ordinal));

        Assert.That(texts.Distinct().Count(), Is.EqualTo(1));
    }

    private static bool OnSqlServer => TestSalon.SqlServer is not null;
}
