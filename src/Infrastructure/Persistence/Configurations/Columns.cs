namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal static class Columns
{
    public const string TenantId = "TenantId";
    public const string Version = "Version";
    public const int LongestWord = 20;

    // Who sends to a subscription at the moment, until when, and how long its receiver wants to be left alone.
    public const string LeaseOwner = "LeaseOwner";
    public const string LeasedUntil = "LeasedUntil";
    public const string HeldUntil = "HeldUntil";
}
