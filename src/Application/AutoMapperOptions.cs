namespace CustomerTracking.Application;

/// <summary>AutoMapper's own.</summary>
public sealed class AutoMapperOptions
{
    public const string Section = "AutoMapper";

    /// <summary>Default: none, which AutoMapper logs once outside Development.</summary>
    public string? LicenseKey { get; init; }
}
