namespace CustomerTracking.Api.Hosting;

/// <summary>What an empty database starts with. In Development, what is left out takes the demo's value.</summary>
internal sealed class BootstrapOptions
{
    public const string Section = "Bootstrap";

    public Guid? TenantId { get; init; }

    public string? TenantName { get; init; }

    /// <summary>ISO 3166-1 alpha-2. Default: IE.</summary>
    public string Region { get; init; } = "IE";

    /// <summary>IANA name. Default: Europe/Dublin.</summary>
    public string TimeZone { get; init; } = "Europe/Dublin";

    /// <summary>ISO 4217. Default: EUR.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>At least 24 characters; bound to the tenant, all scopes.</summary>
    public string? ServiceToken { get; init; }

    /// <summary>At least 24 characters; platform-wide, all scopes.</summary>
    public string? PlatformToken { get; init; }

    /// <summary>What the first owner signs in to the pages with.</summary>
    public string? AdminEmail { get; init; }

    /// <summary>At least 12 characters; to be changed after signing in.</summary>
    public string? AdminPassword { get; init; }
}
