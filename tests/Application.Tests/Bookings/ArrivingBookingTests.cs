using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Bookings;

/// <summary>
/// What a channel left out is completed from the tenant; what cannot be understood is refused before anything is
/// written.
/// </summary>
internal sealed class ArrivingBookingTests : AppTests
{
    [Test]
    public async Task Track_WithoutACurrency_TakesTheTenants()
    {
        var booking = await Tracked(ABooking());

        Assert.That((booking.Amount, booking.Currency), Is.EqualTo((125m, "EUR")));
    }

    [Test]
    public async Task Track_WithACurrency_TakesThat()
    {
        var booking = await Tracked(ABooking() with { Amount = 19.99m, Currency = "gbp" });

        Assert.That((booking.Amount, booking.Currency), Is.EqualTo((19.99m, "GBP")));
    }

    [Test]
    public async Task Track_ATimeWithoutAnOffset_IsTheTenantsLocalTime()
    {
        var booking = await Tracked(ABooking() with { StartsAt = new(new DateTime(2026, 7, 3, 14, 30, 0), null) });

        Assert.That(booking.BookingDate, Is.EqualTo(new DateTimeOffset(2026, 7, 3, 13, 30, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task Track_ATimeWithAnOffset_IsThatInstant()
    {
        var booking = await Tracked(
            ABooking() with { StartsAt = new(new DateTime(2026, 7, 3, 14, 30, 0), TimeSpan.FromHours(-5)) });

        Assert.That(booking.BookingDate, Is.EqualTo(new DateTimeOffset(2026, 7, 3, 19, 30, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task Track_AnUnusablePhoneAndTheCallersOwn_TakesTheCallers()
    {
        var tracked = await App.Send(ABooking() with { Phone = "my usual one", CallerPhone = "+353 87 123 4567" });

        Assert.That(tracked.Match.Key, Is.EqualTo(AoifesKey));
    }

    [TestCase(null, "phone.missing")]
    [TestCase("", "phone.missing")]
    [TestCase("call me", "phone.not_a_number")]
    [TestCase("087 1", "phone.too_short")]
    public async Task Track_WithoutAWayToKnowThePerson_IsRefused(string? phone, string code)
    {
        var refusal = await ARefusal(() => App.Send(ABooking() with { Phone = phone }));

        Assert.That(refusal.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Track_AnUnknownCurrency_IsRefused()
    {
        var refusal = await ARefusal(() => App.Send(ABooking() with { Currency = "ZZZ" }));

        Assert.That(refusal.Code, Is.EqualTo("currency.unknown"));
    }

    [TestCase(-1, "amount.negative")]
    [TestCase(1e15, "amount.too_high")]
    [TestCase(1.005, "amount.too_fine")]
    public async Task Track_AnImpossiblePrice_WritesNothing(double amount, string code)
    {
        var refusal = await ARefusal(() => App.Send(ABooking() with { Amount = (decimal)amount }));

        Assert.That((refusal.Code, await App.Read(db => db.Set<Domain.Clients.Client>().CountAsync())),
            Is.EqualTo((code, 0)));
    }

    [Test]
    public async Task Track_BeginningCancelled_WritesNothing()
    {
        var refusal = await ARefusal(() => App.Send(ABooking() with { Status = BookingStatus.Cancelled }));

        Assert.That((refusal.Code, await App.Read(db => db.Set<Booking>().CountAsync())),
            Is.EqualTo(("booking.begins_open", 0)));
    }

    [Test]
    public async Task Track_AFormFullOfFaults_NamesThemAll()
    {
        var faults = await FaultsOf(() => App.Send(ABooking() with
        {
            ServiceName = " ",
            StartsAt = null,
            Email = "not an address",
            Name = Domain.Clients.GivenName.Create(new string('n', 101), null),
        }));

        Assert.That(
            faults,
            Is.EquivalentTo(new[]
            {
                "firstName: MaximumLengthValidator", "Email: email.malformed", "ServiceName: booking.service_missing",
                "StartsAt: booking.start_missing",
            }));
    }

    private async Task<BookingRow> Tracked(TrackBooking command) =>
        await App.Send(new GetBooking((await App.Send(command)).BookingId));
}
