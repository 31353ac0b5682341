namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal static class Columns
{
    public const string TenantId = "TenantId";
    public const string Version = "Version";
    public const int LongestWord = 20;
}
