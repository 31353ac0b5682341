using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Tests.Events;

internal sealed class EventSubscriptionTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan FiveDays = TimeSpan.FromDays(5);

    [TestCase("https://receiver.example/hook")]
    [TestCase("http://localhost:4000/hook?token=1")]
    [TestCase("https://[2a00:1450::1]:8443/")]
    public void Open_WithAnAddress_KeepsIt(string url) =>
        Assert.That(ASubscription(url).Url, Is.EqualTo(url));

    [TestCase("")]
    [TestCase("/hook")]
    [TestCase("receiver.example/hook")]
    [TestCase("ftp://receiver.example/hook")]
    [TestCase("file:///etc/passwd")]
    [TestCase("https://user:password@receiver.example/hook")]
    [TestCase("https://receiver.example/hook#part")]
    public void Open_WithWhatIsNoAddress_IsRefused(string url) =>
        Assert.That(Refusal(() => ASubscription(url)), Is.EqualTo("event_subscription.url"));

    [Test]
    public void Open_WithAnAddressThatIsTooLong_IsRefused() => Assert.That(
        Refusal(() => ASubscription("https://receiver.example/" + new string('a', 1000))),
        Is.EqualTo("event_subscription.url"));

    [TestCase("booking.eaten")]
    [TestCase("test.ping")]
    [TestCase("BOOKING.TRACKED")]
    public void Open_ForAnUnknownType_IsRefused(string type) =>
        Assert.That(Refusal(() => ASubscription(types: type)), Is.EqualTo("event_subscription.event_type"));

    [Test]
    public void IsFor_WithoutTypes_IsEverythingButTests() =>
        Assert.That(
            EventTypes.All.Append(EventTypes.Test).Where(ASubscription().IsFor), Is.EqualTo(EventTypes.All));

    [Test]
    public void IsFor_WithATypeNamedTwice_IsThatTypeOnce()
    {
        var subscription = ASubscription(types: [EventTypes.BookingTracked, EventTypes.BookingTracked]);

        Assert.That(subscription.EventTypes, Is.EqualTo([EventTypes.BookingTracked]));
        Assert.That(subscription.IsFor(EventTypes.ClientCreated), Is.False);
    }

    [Test]
    public void Hear_FailuresForAsLongAsAllowed_SwitchesItOff()
    {
        var subscription = ASubscription();

        subscription.RecordResult(Failed(Start), FiveDays);
        subscription.RecordResult(Failed(Start.AddDays(5).AddMilliseconds(-1)), FiveDays);
        var before = subscription.Enabled;
        subscription.RecordResult(Failed(Start.AddDays(5)), FiveDays);

        Assert.That((before, subscription.Enabled), Is.EqualTo((true, false)));
        Assert.That(
            subscription.DisabledReason, Is.EqualTo("Nothing could be delivered since 2026-11-23 09:00 UTC."));
    }

    [Test]
    public void Hear_OfASuccessInBetween_BeginsToCountAgain()
    {
        var subscription = ASubscription();
        subscription.RecordResult(Failed(Start), FiveDays);
        subscription.RecordResult(new(Start.AddDays(1), TimeSpan.Zero, 204, null), FiveDays);

        subscription.RecordResult(Failed(Start.AddDays(5)), FiveDays);

        Assert.That((subscription.Enabled, subscription.FailingSince), Is.EqualTo((true, Start.AddDays(5))));
    }

    [Test]
    public void Hear_ThatTheReceiverIsGone_SwitchesItOff()
    {
        var subscription = ASubscription();

        subscription.RecordResult(new(Start, TimeSpan.Zero, 410, "Answered 410."), FiveDays);

        Assert.That((subscription.Enabled, subscription.DisabledReason), Is.EqualTo((false, EventErrors.Gone)));
    }

    [Test]
    public void Change_ToEnabled_ForgetsThatItFailed()
    {
        var subscription = ASubscription();
        subscription.RecordResult(new(Start, TimeSpan.Zero, 410, "Answered 410."), FiveDays);

        subscription.Change(new(subscription.Url, [], null, Enabled: true), Start.AddHours(1));

        Assert.That((subscription.Enabled, subscription.FailingSince, subscription.DisabledReason),
            Is.EqualTo((true, (DateTimeOffset?)null, (string?)null)));
    }

    [Test]
    public void Rotate_ForADay_BothSecretsSign()
    {
        var subscription = ASubscription();

        subscription.Rotate("new", Start);

        Assert.That(subscription.SecretsAt(Start.AddHours(24).AddMilliseconds(-1)), Is.EqualTo(["new", "old"]));
        Assert.That(subscription.SecretsAt(Start.AddHours(24)), Is.EqualTo(["new"]));
    }

    private static SendOutcome Failed(DateTimeOffset at) => new(at, TimeSpan.Zero, 500, "Answered 500.");

    private static EventSubscription ASubscription(
        string url = "https://receiver.example/hook", params string[] types) => EventSubscription.Open(
        EventSubscriptionId.New(), TenantId.New(), new(url, types, null, Enabled: true), "old", Start);

    private static string Refusal(Action act) => Assert.Throws<DomainException>(act)!.Error.Code;
}
