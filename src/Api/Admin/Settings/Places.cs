using System.Globalization;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Admin.Settings;

/// <summary>What a person may choose from when a salon is set up.</summary>
internal static class Places
{
    private static readonly RegionInfo[] Known =
    [
        .. CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => new RegionInfo(culture.Name))
            .Where(region => region.TwoLetterISORegionName is { Length: 2 } code && code.All(char.IsAsciiLetterUpper))
            .DistinctBy(region => region.TwoLetterISORegionName),
    ];

    /// <summary>By name.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> Regions =
    [
        .. Known.Select(region => (region.TwoLetterISORegionName, region.EnglishName))
            .OrderBy(region => region.EnglishName, StringComparer.InvariantCulture),
    ];

    public static readonly IReadOnlyList<string> Currencies =
    [
        .. Known.Select(region => region.ISOCurrencySymbol).Where(code => Currency.TryRead(code, out _)).Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public static readonly IReadOnlyList<string> Zones =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId && zone.Id.Contains('/'))
            .Select(zone => zone.Id).Where(id => !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
