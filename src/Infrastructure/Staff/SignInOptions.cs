using System.ComponentModel.DataAnnotations;

namespace CustomerTracking.Infrastructure.Staff;

/// <summary>How many attempts at a password or a code are answered, and how many pages may be open.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>
    /// Wrong passwords and codes in a row for one account, or from one known device, before it waits. Default: 5; 1 to
    /// 100.
    /// </summary>
    [Range(1, 100)]
    public int AttemptsPerAccount { get; init; } = 5;

    /// <summary>
    /// Wrong passwords and codes from one address (IPv6: one /64) without a known device before it waits. Counted by
    /// each process for itself. Default: 30; 1 to 10000.
    /// </summary>
    [Range(1, 10_000)]
    public int AttemptsPerAddress { get; init; } = 30;

    /// <summary>Minutes to wait after that. Default: 10; 1 to 1440.</summary>
    [Range(1, 1440)]
    public int WaitMinutes { get; init; } = 10;

    /// <summary>Pages that one person may have open at once in one process. Default: 50; 1 to 10000.</summary>
    [Range(1, 10_000)]
    public int PagesPerPerson { get; init; } = 50;

    /// <summary>Pages that may be open from one address at once in one process. Default: 300; 1 to 100000.</summary>
    [Range(1, 100_000)]
    public int PagesPerAddress { get; init; } = 300;

    public TimeSpan Wait => TimeSpan.FromMinutes(WaitMinutes);
}
