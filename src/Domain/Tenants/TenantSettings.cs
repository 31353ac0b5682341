using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tenants;

/// <param name="Name">What staff call the business.</param>
/// <param name="Region">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="TimeZone">IANA name, such as <c>Europe/Dublin</c>.</param>
/// <param name="Currency">In which a price without a currency is meant.</param>
public sealed record TenantSettings(string Name, string Region, string TimeZone, Currency Currency)
{
    public const int DefaultRetentionDays = 90;
    public const int LongestRetentionDays = 3650;

    /// <summary>How long what channels sent is kept, in days, 1 to 3650. What became of it stays.</summary>
    public int DeliveryRetentionDays { get; init; } = DefaultRetentionDays;
}
