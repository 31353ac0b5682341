namespace CustomerTracking.Application.Events;

/// <summary>How events are sent out.</summary>
public sealed class EventOptions
{
    public const string Section = "Events";

    /// <summary>The longest that a receiver can ask to be left alone for by <c>Retry-After</c>.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);

    private static readonly TimeSpan[] Schedule =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    /// <summary>
    /// Whether events may go to this machine and to private networks, and over plain http. Default: false, in
    /// Development true.
    /// </summary>
    public bool AllowPrivateNetworks { get; init; }

    /// <summary>
    /// How long to wait after the first failed attempt, after the second and so on; after the last one an event is
    /// given up. 0 to 30 days each, a tenth more or less. Default: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and
    /// 24 h.
    /// </summary>
    public TimeSpan[]? RetrySchedule { get; init; }

    /// <summary>How long a receiver may take to answer. 100 ms to 2 minutes; default: 15 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often the database is asked for what is due; what happens in this process leaves at once. 10 ms to 1 minute;
    /// default: 1 s.
    /// </summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long after a process died another one takes its work over. At least twice <see cref="Timeout"/>, at most 1
    /// hour; default: 1 minute.
    /// </summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long at most all of a subscription's events wait when its receiver is out of reach or overloaded and did not
    /// say for how long. 0 to 1 hour; default: 1 minute.
    /// </summary>
    public TimeSpan SlowDown { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// After how long without any success a subscription is switched off. From 1 s to 365 days; default: 5 days.
    /// </summary>
    public TimeSpan DisableAfter { get; init; } = TimeSpan.FromDays(5);

    /// <summary>How long events and their attempts are kept, in days. 1 to 3650; default: 30.</summary>
    public int RetentionDays { get; init; } = 30;

    /// <summary>
    /// How many events are read at once, and how many a subscription may have sent before it is another one's turn. 1
    /// to 1000; default: 100.
    /// </summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>To how many receivers this process sends at the same time. 1 to 200; default: 32.</summary>
    public int MaxConcurrency { get; init; } = 32;

    /// <summary>
    /// To how many receivers of one tenant, so that slow ones do not delay another tenant's events. 1 to 200; default:
    /// 4.
    /// </summary>
    public int MaxConcurrencyPerTenant { get; init; } = 4;

    /// <summary>
    /// After how long a subscription begins no further event, and it is another one's turn. 100 ms to 1 hour; default:
    /// 5 s.
    /// </summary>
    public TimeSpan LongestTurn { get; init; } = TimeSpan.FromSeconds(5);

    /// <param name="attempts">How many have failed so far.</param>
    /// <returns>Null when that was the last one.</returns>
    public TimeSpan? WaitAfter(int attempts)
    {
        var waits = RetrySchedule ?? Schedule;
        return attempts <= waits.Length ? waits[attempts - 1] : null;
    }
}
