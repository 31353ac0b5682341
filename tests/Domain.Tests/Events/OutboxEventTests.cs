using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Tests.Events;

internal sealed class OutboxEventTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly TenantId Tenant = TenantId.New();

    [Test]
    public void FanOut_GoesToThoseThatAreOnAndWantIt()
    {
        EventSubscription all = ASubscription(), off = ASubscription(enabled: false),
            other = ASubscription(types: EventTypes.ClientCreated),
            wanting = ASubscription(types: EventTypes.BookingTracked);
        var what = AnEvent(EventTypes.BookingTracked);

        var deliveries = what.FanOut([all, off, other, wanting], Start);

        Assert.That(deliveries.Select(one => one.SubscriptionId), Is.EqualTo([all.Id, wanting.Id]));
        Assert.That((what.FannedOutAt, deliveries[0].NextAttemptAt), Is.EqualTo((Start, Start)));
    }

    [Test]
    public void SendTo_One_LeavesItForTheOthers()
    {
        var what = AnEvent(EventTypes.BookingTracked);

        what.SendTo(ASubscription(enabled: false), Start);

        Assert.That(what.FannedOutAt, Is.Null);
    }

    [Test]
    public void SendTo_ATest_IsForNobodyElse()
    {
        var what = AnEvent(EventTypes.Test);

        var delivery = what.SendTo(ASubscription(), Start);

        Assert.That((what.FannedOutAt, delivery.IsTest), Is.EqualTo((Start, true)));
    }

    [Test]
    public void Failed_WithAWait_IsTriedAgainAfterIt()
    {
        var (what, delivery) = AQueuedEvent(EventTypes.BookingTracked);

        var attempt = delivery.Failed(what, Failure, TimeSpan.FromSeconds(5));

        Assert.That((delivery.Attempts, delivery.NextAttemptAt, attempt.NextAttemptAt, attempt.Outcome),
            Is.EqualTo((1, Start.AddMilliseconds(5012), Start.AddMilliseconds(5012), AttemptOutcome.Failed)));
    }

    [TestCase(15)]
    [TestCase(120)]
    public void Failed_AfterALongAttempt_WaitsFromItsEnd(int seconds)
    {
        var (what, delivery) = AQueuedEvent(EventTypes.BookingTracked);
        var end = Start.AddSeconds(seconds);

        delivery.Failed(what, new(Start, TimeSpan.FromSeconds(seconds), null, "No answer."), TimeSpan.FromSeconds(5));

        Assert.That(delivery.NextAttemptAt, Is.EqualTo(end.AddSeconds(5)));
    }

    [Test]
    public void Failed_WithoutAWait_IsGivenUp()
    {
        var (what, delivery) = AQueuedEvent(EventTypes.BookingTracked);

        delivery.Failed(what, Failure, null);

        Assert.That((delivery.NextAttemptAt is null, delivery.DeliveredAt is null), Is.EqualTo((true, true)));
    }

    [Test]
    public void Failed_OfATest_IsNotTriedAgain()
    {
        var (what, delivery) = AQueuedEvent(EventTypes.Test);

        delivery.Failed(what, Failure, TimeSpan.FromSeconds(5));

        Assert.That(delivery.NextAttemptAt, Is.Null);
    }

    [Test]
    public void Requeue_OfADeliveredEvent_BeginsAnew()
    {
        var (what, delivery) = AQueuedEvent(EventTypes.BookingTracked);
        var message = delivery.MessageId;
        delivery.Succeeded(what, new(Start, TimeSpan.Zero, 200, null));

        delivery.Requeue(Start.AddDays(1));

        Assert.That((delivery.Attempts, delivery.NextAttemptAt, delivery.DeliveredAt, delivery.MessageId),
            Is.EqualTo((0, Start.AddDays(1), (DateTimeOffset?)null, message)));
    }

    [TestCase(null, true)]
    [TestCase(429, true)]
    [TestCase(503, true)]
    [TestCase(500, false)]
    [TestCase(400, false)]
    public void IsReceiverDown_TellsTheReceiverFromTheEvent(int? status, bool isDown) =>
        Assert.That(new SendOutcome(Start, TimeSpan.Zero, status, "wrong").IsReceiverDown, Is.EqualTo(isDown));

    private static SendOutcome Failure => new(Start, TimeSpan.FromMilliseconds(12), 500, "Answered 500.");

    private static (OutboxEvent Event, EventDelivery Delivery) AQueuedEvent(string type)
    {
        var what = AnEvent(type);
        return (what, what.SendTo(ASubscription(), Start));
    }

    private static OutboxEvent AnEvent(string type) => OutboxEvent.Raise(Tenant, type, Start, "{}");

    private static EventSubscription ASubscription(bool enabled = true, params string[] types) =>
        EventSubscription.Open(
            EventSubscriptionId.New(), Tenant, new("https://receiver.example/hook", types, null, enabled), "secret",
            Start);
}
