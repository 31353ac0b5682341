using CustomerTracking.Domain.Events;

namespace CustomerTracking.Api.Tests.Events;

/// <summary>Outside Development nobody can make us call our own network.</summary>
internal sealed class PrivateAddressTests
{
    private TestApi _api = null!;
    private Receiver _receiver = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = TestApi.Start(EventApi.Quick(("Events:AllowPrivateNetworks", "false")));
        _receiver = await Receiver.Start();
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
        Assert.That(attempt.GetProperty("error").GetString(), Does.StartWith("The address is private or reserved"));
        Assert.That(_receiver.All, Is.Empty);
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
