using CustomerTracking.Domain.Events;

namespace CustomerTracking.Api.Tests.Events;

/// <summary>One event, one id, wherever it is met.</summary>
internal sealed class EventIdTests
{
    [Test]
    public async Task Id_OfAnEvent_IsTheSameInTheHeaderTheBodyAndTheLists()
    {
        await using var receiver = await Receiver.Start();
        await using var api = TestApi.Start(EventApi.Quick());
        var subscription = await api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);
        await api.Track();

        var got = (await receiver.Got(1))[0];
        var attempt = (await api.Attempts(subscription, 1))[0];
        var listed = (await api.Get($"{TestApi.TenantPath}/events?type=booking.tracked")).GetProperty("items")[0];

        Assert.That(
            new[]
            {
                got.Json.GetProperty("id").GetString(), attempt.GetProperty("eventId").GetString(),
                attempt.GetProperty("messageId").GetString(), listed.GetProperty("id").GetString(),
            },
            Is.All.EqualTo(got.Id));
    }

    [Test]
    public async Task Id_OfATest_IsTheOneThatWasAnswered()
    {
        await using var receiver = await Receiver.Start();
        await using var api = TestApi.Start(EventApi.Quick());
        var subscription = await api.Subscribe(receiver.Url);

        var sent = await api.Post($"{subscription}/test");

        Assert.That((await receiver.Got(1))[0].Id, Is.EqualTo(sent.GetProperty("eventId").GetString()));
    }
}
