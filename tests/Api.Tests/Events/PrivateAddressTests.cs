using CustomerTracking.Domain.Events;

namespace CustomerTracking.Api.Tests.Events;

/// <summary>Outside Development nobody can make us call our own network.</summary>
internal sealed class PrivateAddressTests
{
    private TestApi _api = null!;
    private string? _ofAClosedPort;
    private Receiver _receiver = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = TestApi.Start(EventApi.Quick(("Events:AllowPrivateNetworks", "false")));
        _receiver = await Receiver.Start();
        _ofAClosedPort = await OfAClosedPort();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _api.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]")]
    [TestCase("[::ffff:127.0.0.1]")]
    [TestCase("0.0.0.0")]
    [TestCase("169.254.169.254")]
    [TestCase("10.0.0.1")]
    public async Task PrivateAddress_IsRefusedWhenConnecting(string host)
    {
        var subscription = await _api.Subscribe($"https://{host}:{new Uri(_receiver.Url).Port}/hook");

        await _api.Post($"{subscription}/test");

        var attempt = (await _api.Attempts(subscription, 1))[0];
        Assert.That(attempt.GetProperty("error").GetString(), Is.EqualTo(_ofAClosedPort).And.Contains("No connection"));
        Assert.That(_receiver.All, Is.Empty);
    }

    // What anybody hears of an address that nobody listens at: the two must not be told apart.
    private static async Task<string?> OfAClosedPort()
    {
        await using var api = TestApi.Start(EventApi.Quick());
        var subscription = await api.Subscribe("http://127.0.0.1:1/hook");
        await api.Post($"{subscription}/test");
        return (await api.Attempts(subscription, 1))[0].GetProperty("error").GetString();
    }

    [Test]
    public async Task PlainHttp_IsRefused()
    {
        var refusal = await _api.Post(
            $"{TestApi.TenantPath}/event-subscriptions", """{"url": "http://receiver.example/hook"}""");

        Assert.That(refusal.GetProperty("errors").GetProperty("url")[0].GetString(),
            Is.EqualTo(EventErrors.HttpsOnly.Message));
    }
}
