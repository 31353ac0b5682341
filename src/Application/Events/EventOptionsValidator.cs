using Microsoft.Extensions.Options;

namespace CustomerTracking.Application.Events;

/// <summary>Refuses to start with settings that cannot work, naming each.</summary>
public sealed class EventOptionsValidator : IValidateOptions<EventOptions>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    public ValidateOptionsResult Validate(string? name, EventOptions options)
    {
        var faults = new List<string>();
        Check(
            "RetrySchedule", options.RetrySchedule?.All(wait => wait >= TimeSpan.Zero && wait <= LongestWait) ?? true,
            "each wait is 0 to 30 days");
        Within("Timeout", options.Timeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(2));
        Within("PollInterval", options.PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        Within("SlowDown", options.SlowDown, TimeSpan.Zero, TimeSpan.FromHours(1));
        Within("DisableAfter", options.DisableAfter, TimeSpan.FromSeconds(1), TimeSpan.FromDays(365));
        Check(
            "LeaseDuration", options.LeaseDuration >= 2 * options.Timeout && options.LeaseDuration.TotalHours <= 1,
            "at least twice Events:Timeout, at most 1 hour");
        Check("RetentionDays", options.RetentionDays is >= 1 and <= 3650, "1 to 3650 days");
        Check("BatchSize", options.BatchSize is >= 1 and <= 1000, "1 to 1000");
        Check("MaxConcurrency", options.MaxConcurrency is >= 1 and <= 200, "1 to 200");
        Check("MaxConcurrencyPerTenant", options.MaxConcurrencyPerTenant is >= 1 and <= 200, "1 to 200");
        Within("LongestTurn", options.LongestTurn, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Within(string key, TimeSpan value, TimeSpan least, TimeSpan most) =>
            Check(key, value >= least && value <= most, $"{least} to {most}");

        void Check(string key, bool isGood, string range)
        {
            if (!isGood) faults.Add($"{EventOptions.Section}:{key} is out of range: {range}.");
        }
    }
}
