using System.Net;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>What a caller hears when it could not be found out whether a booking was kept.</summary>
internal sealed class UnknownOutcomeTests
{
    private const string Booking =
        """{"customerPhone":"0871112222","firstName":"Áine","serviceName":"Cut","appointmentDateTime":"2026-12-27T14:00","source":"web"}""";

    private readonly Fault _fault = new();
    private TestApi _api = null!;

    [SetUp]
    public void Start() => _api = TestApi.Start(configure: _fault.Into);

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Booking_OfUnknownOutcome_PromisesNothingAndTellsWhatToDo()
    {
        _fault.Next = new UnknownOutcomeException(new IOException("broken"));

        var answer = await Post("k-1");

        var problem = await TestApi.Body(answer);
        Assert.That(
            (answer.StatusCode, problem.GetProperty("code").GetString(), answer.Headers.RetryAfter?.Delta is not null),
            Is.EqualTo((HttpStatusCode.ServiceUnavailable, "database.outcome_unknown", true)));
        Assert.That(
            problem.GetProperty("detail").GetString(), Does.Not.Contain("nothing was kept").And.Contain("Look"));
    }

    [Test]
    public async Task Booking_OfUnknownOutcome_SentAgainWithItsKey_IsThereOnce()
    {
        _fault.Next = new InvalidOperationException("wrapped", new UnknownOutcomeException(new IOException("broken")));

        var (first, second) = (await Post("k-1"), await Post("k-1"));

        Assert.That((first.StatusCode, second.StatusCode),
            Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.Created)));
        Assert.That(
            await _api.Read(db => db.Set<Booking>().CountAsync(one => one.ServiceName == "Cut")), Is.EqualTo(1));
    }

    [Test]
    public async Task Booking_ThatTheDatabaseHadNoTimeFor_IsSentAgainLater()
    {
        _fault.Next = new DatabaseBusyException();

        var answer = await Post("k-1");

        Assert.That((answer.StatusCode, answer.Headers.RetryAfter?.Delta is not null),
            Is.EqualTo((HttpStatusCode.ServiceUnavailable, true)));
        Assert.That((await TestApi.Body(answer)).GetProperty("code").GetString(), Is.EqualTo("database.unavailable"));
    }

    private Task<HttpResponseMessage> Post(string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{TestApi.TenantPath}/bookings/track")
        {
            Content = TestApi.Json(Booking),
        };
        request.Headers.Add("Idempotency-Key", key);
        return _api.Http.SendAsync(request);
    }

    /// <summary>Saves in earnest, and then fails once as it was told.</summary>
    private sealed class Fault
    {
        public Exception? Next { get; set; }

        public void Into(IServiceCollection services)
        {
            var real = services.Last(service => service.ServiceType == typeof(IUnitOfWork)).ImplementationType!;
            services.AddScoped<IUnitOfWork>(provider =>
                new Faulty((IUnitOfWork)ActivatorUtilities.CreateInstance(provider, real), this));
        }

        private sealed class Faulty(IUnitOfWork real, Fault fault) : IUnitOfWork
        {
            public bool IsDryRun => real.IsDryRun;

            public Task SaveChangesAsync(CancellationToken ct) => real.SaveChangesAsync(ct);

            public async Task CommitAsync(CancellationToken ct)
            {
                await real.CommitAsync(ct);
                if (fault.Next is not { } next) return;

                fault.Next = null;
                throw next;
            }

            public void Clear() => real.Clear();

            public void StartDryRun() => real.StartDryRun();

            public void RaiseNoEvents() => real.RaiseNoEvents();

            public void DeferSaves() => real.DeferSaves();
        }
    }
}
