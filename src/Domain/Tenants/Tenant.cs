using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tenants;

/// <summary>One salon business. Its region, zone and currency complete what a channel leaves out.</summary>
public sealed class Tenant
{
    public const int MaxNameLength = 200;
    public const int RegionLength = 2;
    public const int MaxTimeZoneLength = 64;

    private Tenant() { }   // for EF

    public TenantId Id { get; private init; }

    public string Name { get; private set; } = null!;

    /// <summary>ISO 3166-1 alpha-2: where a phone number without a country code belongs.</summary>
    public string Region { get; private set; } = null!;

    /// <summary>IANA name: in which a time without an offset is meant.</summary>
    public string TimeZone { get; private set; } = null!;

    public Currency Currency { get; private set; } = null!;

    /// <summary>How long what channels sent is kept, in days.</summary>
    public int DeliveryRetentionDays { get; private set; } = TenantSettings.DefaultRetentionDays;

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; private set; }

    public static Tenant Open(TenantId id, TenantSettings settings, DateTimeOffset now)
    {
        var tenant = new Tenant { Id = id, CreatedAt = now };
        tenant.Change(settings, now);
        return tenant;
    }

    /// <exception cref="DomainException"><c>tenant.name_missing</c>, <c>tenant.unknown_time_zone</c>,
    /// <c>tenant.retention</c></exception>
    public void Change(TenantSettings settings, DateTimeOffset now)
    {
        Name = CleanText.Line(settings.Name) ?? throw new DomainException(TenantErrors.NameMissing);
        if (!IsIana(settings.TimeZone)) throw new DomainException(TenantErrors.UnknownTimeZone);

        if (settings.DeliveryRetentionDays is < 1 or > TenantSettings.LongestRetentionDays)
            throw new DomainException(TenantErrors.BadRetention);

        (Region, TimeZone, Currency, UpdatedAt) = (settings.Region, settings.TimeZone, settings.Currency, now);
        DeliveryRetentionDays = settings.DeliveryRetentionDays;
    }

    private static bool IsIana(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;
}
