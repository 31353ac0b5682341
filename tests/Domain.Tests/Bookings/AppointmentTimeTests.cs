using System.Globalization;
using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Domain.Tests.Bookings;

internal sealed class AppointmentTimeTests
{
    [TestCase("2026-12-03T14:30", "2026-12-03T14:30:00.000")]
    [TestCase("2026-12-03T14:30:15", "2026-12-03T14:30:15.000")]
    [TestCase("2026-12-03T14:30:15.25", "2026-12-03T14:30:15.250")]
    [TestCase("2026-12-03T14:30:15.1234567", "2026-12-03T14:30:15.123")]
    [TestCase("2026-12-03 14:30", "2026-12-03T14:30:00.000")]
    [TestCase("  2026-12-03 14:30:00\n", "2026-12-03T14:30:00.000")]
    public void TryRead_WithoutAnOffset_IsLocal(string raw, string expected)
    {
        AppointmentTime.TryRead(raw, out var time);

        Assert.That(
            (time.Local.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture), time.Offset),
            Is.EqualTo((expected, (TimeSpan?)null)));
    }

    [TestCase("2026-12-03T14:30Z", 0)]
    [TestCase("2026-12-03T14:30:00z", 0)]
    [TestCase("2026-12-03T14:30:00.000Z", 0)]
    [TestCase("2026-12-03T14:30:00+01:00", 60)]
    [TestCase("2026-12-03 14:30 -05:00", -300)]
    [TestCase("2026-12-03T14:30:00.5+05:45", 345)]
    public void TryRead_WithAnOffset_KeepsIt(string raw, int minutes)
    {
        AppointmentTime.TryRead(raw, out var time);

        Assert.That(time.Offset, Is.EqualTo(TimeSpan.FromMinutes(minutes)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("tomorrow at two")]
    [TestCase("2026-12-03")]
    [TestCase("03/12/2026 14:30")]
    [TestCase("2026-13-03T14:30")]
    [TestCase("2026-02-29T14:30")]
    [TestCase("2026-12-03T24:00")]
    [TestCase("2026-12-03T14:30:60")]
    [TestCase("2026-12-03T14:30+15:00")]
    [TestCase("10000-01-01T00:00")]
    [TestCase("+10000-01-01T00:00:00Z")]
    [TestCase("1999-12-31T23:59")]
    [TestCase("2200-01-01T00:00Z")]
    [TestCase("0001-01-01T00:00:00+14:00")]
    [TestCase("9999-12-31T23:59:59-14:00")]
    [TestCase("１２３４-01-01T00:00")]
    public void TryRead_AnythingElse_IsRefused(string? raw)
    {
        var understood = AppointmentTime.TryRead(raw, out _);

        Assert.That(understood, Is.False);
    }

    [TestCase("Europe/Dublin", "2026-12-03T14:30", "2026-12-03T14:30Z", TestName = "In_DublinWinter")]
    [TestCase("Europe/Dublin", "2026-07-03T14:30", "2026-07-03T13:30Z", TestName = "In_DublinSummer")]
    [TestCase("Europe/Dublin", "2026-03-29T00:59", "2026-03-29T00:59Z", TestName = "In_DublinBeforeTheSkippedHour")]
    [TestCase(
        "Europe/Dublin", "2026-03-29T01:30", "2026-03-29T01:30Z", TestName = "In_DublinTheSkippedHour_IsAnHourLater")]
    [TestCase("Europe/Dublin", "2026-03-29T02:00", "2026-03-29T01:00Z", TestName = "In_DublinAfterTheSkippedHour")]
    [TestCase(
        "Europe/Dublin", "2026-10-25T01:30", "2026-10-25T00:30Z", TestName = "In_DublinTheRepeatedHour_IsItsFirst")]
    [TestCase("Europe/Dublin", "2026-10-25T02:00", "2026-10-25T02:00Z", TestName = "In_DublinAfterTheRepeatedHour")]
    [TestCase("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30Z",
        TestName = "In_NewYorkTheSkippedHour_IsAnHourLater")]
    [TestCase(
        "America/New_York", "2026-11-01T01:30", "2026-11-01T05:30Z", TestName = "In_NewYorkTheRepeatedHour_IsItsFirst")]
    [TestCase("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45Z",
        TestName = "In_LordHoweTheSkippedHalfHour_IsHalfAnHourLater")]
    [TestCase("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z",
        TestName = "In_LordHoweTheRepeatedHalfHour_IsItsFirst")]
    [TestCase(
        "Europe/Dublin", "2026-07-03T14:30-05:00", "2026-07-03T19:30Z", TestName = "In_AnOffsetGiven_IgnoresTheZone")]
    public void In_AZone(string zone, string written, string expected)
    {
        AppointmentTime.TryRead(written, out var time);

        var instant = time.In(TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.That(instant, Is.EqualTo(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture)));
    }

    [Test]
    public void In_AZone_IsUtc()
    {
        AppointmentTime.TryRead("2026-07-03T14:30+02:00", out var time);

        var instant = time.In(TimeZoneInfo.FindSystemTimeZoneById("Europe/Dublin"));

        Assert.That(instant.Offset, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void At_AnInstant_IsThatInstantInEveryZone()
    {
        var time = AppointmentTime.At(Now.ToOffset(TimeSpan.FromHours(9)));

        Assert.That(time.In(TimeZoneInfo.FindSystemTimeZoneById("America/New_York")), Is.EqualTo(Now));
    }
}
