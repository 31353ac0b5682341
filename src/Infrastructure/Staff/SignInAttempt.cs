namespace CustomerTracking.Infrastructure.Staff;

/// <summary>How often in a row a password or a code was tried for one account, or from one known device.</summary>
internal sealed class SignInAttempt
{
    /// <summary>A hash: the table holds no names.</summary>
    public string Key { get; init; } = "";

    /// <summary>The account, where there is one of this e-mail.</summary>
    public Guid? StaffId { get; init; }

    public int Count { get; init; }

    /// <summary>When the count is forgotten.</summary>
    public DateTimeOffset Until { get; init; }
}
