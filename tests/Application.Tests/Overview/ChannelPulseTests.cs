using CustomerTracking.Application.Overview;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Tests.Overview;

internal sealed class ChannelPulseTests
{
    // A Saturday, at three in the afternoon.
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 15, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Dublin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Dublin");

    [Test]
    public void Channel_OfEightWeeks_IsComparedWithItsSaturdays()
    {
        var health = Health([.. Saturdays(each: 12), .. Today(9)]);

        Assert.That((health.Today, health.Usual, health.IsSilent), Is.EqualTo((9, 12d, false)));
    }

    [Test]
    public void Channel_OfTwoWeeks_IsComparedWithThose()
    {
        var health = Health([.. Saturdays(each: 6, weeks: 2), .. Today(1)]);

        Assert.That(health.Usual, Is.EqualTo(6d));
    }

    [TestCase(2, true)]
    [TestCase(1, false)]
    public void Channel_ThatBroughtNothingToday_IsSilentWhereTwoWereUsualByNow(int each, bool isSilent) =>
        Assert.That(Health([.. Saturdays(each)]).IsSilent, Is.EqualTo(isSilent));

    [Test]
    public void Channel_WhoseBookingsComeInTheEvening_IsNotSilentInTheAfternoon() =>
        Assert.That(Health([.. Saturdays(each: 5, hour: 19)]).IsSilent, Is.False);

    [TestCase(4, true)]
    [TestCase(2, false)]
    public void Channel_ThatBroughtOneADay_IsSilentAfterThreeDays(int daysAgo, bool isSilent) =>
        Assert.That(
            Health([.. Enumerable.Range(daysAgo, 40).Select(days => Now.AddDays(-days).AddHours(4))]).IsSilent,
            Is.EqualTo(isSilent));

    [Test]
    public void Channel_ThatIsConnectedAndNew_IsTold()
    {
        var health = new ChannelPulse(Now, Dublin).For([Channel.Twilio]).Single();

        Assert.That((health.Channel, health.LastBooking, health.IsSilent),
            Is.EqualTo((Channel.Twilio, (DateTimeOffset?)null, false)));
    }

    private static ChannelHealth Health(DateTimeOffset[] bookings)
    {
        var pulse = new ChannelPulse(Now, Dublin);
        foreach (var at in bookings) pulse.Count(Channel.Retell, at);
        return pulse.For([]).Single();
    }

    private static IEnumerable<DateTimeOffset> Saturdays(int each, int weeks = 8, int hour = 10) =>
        from week in Enumerable.Range(1, weeks)
        from one in Enumerable.Range(0, each)
        select Now.Date.AddDays(-7 * week).AddHours(hour).AddMinutes(one) is var at
            ? new DateTimeOffset(at, TimeSpan.Zero) : default;

    private static IEnumerable<DateTimeOffset> Today(int count) =>
        Enumerable.Range(0, count).Select(one => Now.AddHours(-3).AddMinutes(one));
}
