using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>What is saved comes back as it was.</summary>
internal sealed class RoundTripTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 15, 0, 123, TimeSpan.Zero);

    private ASqliteFile _file = null!;

    [SetUp]
    public void Open() => _file = new();

    [TearDown]
    public async Task Close() => await _file.DisposeAsync();

    [TestCase("2026-12-03T14:30:00.000+00:00")]
    [TestCase("2026-12-03T14:30:00.007+05:45")]
    [TestCase("2000-01-01T00:00:00.999+14:00")]
    [TestCase("2199-12-31T23:59:59.999-12:00")]
    public async Task Save_AnInstant_ComesBackInUtcToTheMillisecond(string written)
    {
        var instant = DateTimeOffset.Parse(written, System.Globalization.CultureInfo.InvariantCulture);

        var read = await SavedAndRead(AnAppointment() with { Start = instant.AddTicks(4_321) });

        Assert.That((read.BookingDate, read.BookingDate.Offset), Is.EqualTo((instant, TimeSpan.Zero)));
    }

    [TestCase("0", "EUR")]
    [TestCase("0.01", "EUR")]
    [TestCase("1234567.89", "EUR")]
    [TestCase("99999999998.99", "EUR")]
    [TestCase("0.125", "KWD")]
    [TestCase("99999999999", "JPY")]
    public async Task Save_AnAmount_ComesBackExactly(string amount, string currency)
    {
        var money = Money.Create(
            decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Parse(currency));

        var read = await SavedAndRead(AnAppointment() with { Price = money, Currency = money.Currency });

        Assert.That((read.Amount, read.Currency.Code), Is.EqualTo((money.Amount, currency)));
    }

    [Test]
    public async Task Save_ABookingOfAnotherTenant_IsABug()
    {
        var client = Client.Register(new(Guid.CreateVersion7()), new(Source.Web, GivenName.None, null), Now);

        Assert.That(
            () => _file.Use(db => { db.Add(client); return db.SaveChangesAsync(); }), Throws.InvalidOperationException);
        await Task.CompletedTask;
    }

    private static Appointment AnAppointment() =>
        new() { Start = Now, ServiceName = "Trim", Currency = Currency.Parse("EUR") };

    private async Task<Booking> SavedAndRead(Appointment appointment)
    {
        var client = Client.Register(ASqliteFile.App.Id, new(Source.Web, GivenName.None, null), Now);
        var arrival = new Arrival
        {
            Source = Source.Web,
            Channel = Channel.Rest,
            Match = new(MatchDecision.Created, MatchedBy.Phone, "+353871234567")
        };
        var booking = Booking.Track(client.TenantId, client.Id, appointment, arrival, BookingBeginning.Confirmed, Now);
        await _file.Use(db => { db.AddRange(client, booking); return db.SaveChangesAsync(); });
        return await _file.Use(db => db.Set<Booking>().SingleAsync());
    }
}
