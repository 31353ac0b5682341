using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Events;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Events;

/// <summary>What became of events that were delivered within a moment is written down in one save.</summary>
internal sealed class RecordedTogetherTests
{
    private const int Bookings = 60;

    // The demo's booking was told of as well.
    private const int Queued = Bookings + 1;

    [Test]
    public async Task Receiver_ThatAnswersAtOnce_CostsFewSaves()
    {
        var saves = new Saves();
        await using var api = TestApi.Start(EventApi.Quick(), saves.Watch);
        await using var receiver = await Receiver.Start();
        var subscription = await Queue(api, receiver);

        await receiver.Got(Queued);
        await api.Attempts(subscription, Queued);

        // They were handed out by the request that asked for them.
        Assert.That(saves.Count, Is.LessThan(Queued / 4));
        Assert.That(
            await api.Read(db => db.Set<EventDelivery>().CountAsync(one => one.DeliveredAt != null && one.Attempts == 1)),
            Is.EqualTo(Queued));
    }

    [TestCase(400)]
    [TestCase(500)]
    public async Task Receiver_ThatRefusesOneOfMany_GetsTheOthersOnceAndInOrder(int status)
    {
        await using var api = TestApi.Start(EventApi.Quick());
        await using var receiver = await Receiver.Start((http, number) =>
        {
            http.Response.StatusCode = number == 3 ? status : 200;
            return Task.CompletedTask;
        });
        var subscription = await Queue(api, receiver);

        await api.Attempts(subscription, Queued + 1);

        var got = receiver.All.Select(one => one.Id).ToList();
        var order = await Order(api);
        Assert.That(got, Has.Count.EqualTo(Queued + 1));
        Assert.That(got.Distinct(), Is.EqualTo(order), "in order");
        Assert.That(got.GroupBy(id => id).Single(same => same.Count() > 1).Key, Is.EqualTo(order[2]));
    }

    [Test]
    public async Task Receiver_ThatIsGoneInTheMiddle_GetsNoMore()
    {
        await using var api = TestApi.Start(EventApi.Quick());
        await using var receiver = await Receiver.Start((http, number) =>
        {
            http.Response.StatusCode = number == 5 ? 410 : 200;
            return Task.CompletedTask;
        });
        var subscription = await Queue(api, receiver);

        await api.Until(subscription, body => !body.GetProperty("enabled").GetBoolean());

        Assert.That(receiver.All, Has.Count.EqualTo(5));
        Assert.That(
            await api.Read(db => db.Set<EventDelivery>().CountAsync(one => one.DeliveredAt != null)), Is.EqualTo(4));
    }

    [Test]
    public async Task Subscription_ThatIsChangedMeanwhile_KeepsWhatWasWrittenOfIt()
    {
        await using var api = TestApi.Start(EventApi.Quick());
        var path = "";
        await using var receiver = await Receiver.Start(async (_, number) =>
        {
            if (number == 4) await api.Patch(path, """{"description": "changed while it was sent to"}""");
        });
        path = await Queue(api, receiver);

        await api.Attempts(path, Queued);

        Assert.That(receiver.All.Select(one => one.Id), Is.EqualTo(await Order(api)));
        Assert.That((await api.Get(path)).GetProperty("description").GetString(), Does.StartWith("changed"));
    }

    /// <summary>Subscribes after all was booked, and has it sent since then.</summary>
    private static async Task<string> Queue(TestApi api, Receiver receiver)
    {
        for (var number = 1; number <= Bookings; number++) await api.Track(number);
        var subscription = await api.Subscribe(receiver.Url, [EventTypes.BookingTracked]);
        await api.Post($"{subscription}/resend", """{"since": "2020-01-01T00:00:00Z"}""");
        return subscription;
    }

    private static async Task<List<string>> Order(TestApi api)
    {
        var ids = await api.Read(db => db.Set<OutboxEvent>().Where(one => one.Type == EventTypes.BookingTracked)
            .OrderBy(one => one.Sequence).Select(one => one.Id).ToListAsync());
        return [.. ids.Select(id => id.ToString())];
    }

    /// <summary>Counts the saves that no request asked for.</summary>
    private sealed class Saves
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Watch(IServiceCollection services)
        {
            var real = services.Last(service => service.ServiceType == typeof(IUnitOfWork)).ImplementationType!;
            services.AddHttpContextAccessor();
            services.AddScoped<IUnitOfWork>(provider => new Counted(
                (IUnitOfWork)ActivatorUtilities.CreateInstance(provider, real), this,
                provider.GetRequiredService<IHttpContextAccessor>()));
        }

        private sealed class Counted(IUnitOfWork real, Saves saves, IHttpContextAccessor http) : IUnitOfWork
        {
            public bool IsDryRun => real.IsDryRun;

            public Task SaveChangesAsync(CancellationToken ct)
            {
                if (http.HttpContext is null) Interlocked.Increment(ref saves._count);
                return real.SaveChangesAsync(ct);
            }

            public Task CommitAsync(CancellationToken ct) => real.CommitAsync(ct);

            public void Clear() => real.Clear();

            public void StartDryRun() => real.StartDryRun();

            public void RaiseNoEvents() => real.RaiseNoEvents();

            public void DeferSaves() => real.DeferSaves();
        }
    }
}
