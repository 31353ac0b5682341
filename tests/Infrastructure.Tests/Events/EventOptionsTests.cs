using CustomerTracking.Application.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Tests.Events;

internal sealed class EventOptionsTests
{
    [TestCase("Timeout", "00:00:00.050")]
    [TestCase("Timeout", "00:03:00")]
    [TestCase("PollInterval", "00:00:00")]
    [TestCase("LeaseDuration", "00:00:29")]
    [TestCase("SlowDown", "-00:00:01")]
    [TestCase("DisableAfter", "00:00:00")]
    [TestCase("RetentionDays", "0")]
    [TestCase("BatchSize", "0")]
    [TestCase("MaxConcurrency", "500")]
    [TestCase("MaxConcurrencyPerTenant", "0")]
    [TestCase("LongestTurn", "02:00:00")]
    [TestCase("RetrySchedule:0", "-00:00:01")]
    public void Start_WithASettingOutOfRange_IsRefusedByName(string key, string value)
    {
        using var services = With((key, value));

        var refusal = Assert.Throws<OptionsValidationException>(() => Options(services))!;

        Assert.That(refusal.Message, Does.Contain($"Events:{key.Split(':')[0]}"));
    }

    [Test]
    public void RetrySchedule_WhenLeftOut_IsTheStandardsExample()
    {
        using var services = With();

        var waits = Enumerable.Range(1, 10).Select(Options(services).WaitAfter).ToList();

        Assert.That((waits[0], waits[1], waits[8], waits[9]), Is.EqualTo((
            (TimeSpan?)TimeSpan.FromSeconds(5), (TimeSpan?)TimeSpan.FromMinutes(5), (TimeSpan?)TimeSpan.FromHours(24),
            (TimeSpan?)null)));
    }

    [Test]
    public void RetrySchedule_WhenGiven_ReplacesTheDefault()
    {
        using var services = With(("RetrySchedule:0", "00:00:01"), ("RetrySchedule:1", "00:00:02"));

        var options = Options(services);

        Assert.That((options.WaitAfter(1), options.WaitAfter(2), options.WaitAfter(3)),
            Is.EqualTo(((TimeSpan?)TimeSpan.FromSeconds(1), (TimeSpan?)TimeSpan.FromSeconds(2), (TimeSpan?)null)));
    }

    private static EventOptions Options(ServiceProvider services) =>
        services.GetRequiredService<IOptions<EventOptions>>().Value;

    private static ServiceProvider With(params (string Key, string Value)[] settings) => ASqliteFile.ServicesOn(
        settings.ToDictionary(one => $"Events:{one.Key}", one => (string?)one.Value), configure: null);
}
