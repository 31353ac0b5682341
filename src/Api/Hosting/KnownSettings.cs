using System.Reflection;
using CustomerTracking.Application;
using CustomerTracking.Infrastructure;

namespace CustomerTracking.Api.Hosting;

/// <summary>
/// The settings that the program knows, derived from its options: each type with a constant <c>Section</c> is one
/// section, its properties are the keys.
/// </summary>
internal static class KnownSettings
{
    private const string SectionName = "Section";

    private static readonly Assembly[] Ours =
        [typeof(ApplicationModule).Assembly, typeof(InfrastructureModule).Assembly, typeof(KnownSettings).Assembly];

    public static IReadOnlyDictionary<string, Type> Sections { get; } = Ours
        .SelectMany(assembly => assembly.GetTypes())
        .Select(type => (Type: type, Section: type.GetField(SectionName, BindingFlags.Public | BindingFlags.Static)))
        .Where(one => one.Section is { IsLiteral: true } field && field.FieldType == typeof(string))
        .ToDictionary(
            one => (string)one.Section!.GetRawConstantValue()!, one => one.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys without a section.</summary>
    public static IReadOnlyList<string> Keys { get; } = [nameof(PublicAddressOptions.PublicBaseUrl)];

    /// <summary>What ASP.NET Core itself reads, as it may stand on the command line.</summary>
    public static IReadOnlyList<string> OfTheFramework { get; } =
    [
        "urls", "http_ports", "https_ports", "https_port", "environment", "contentRoot", "applicationName", "webRoot",
        "Logging", "Kestrel", "AllowedHosts", "DetailedErrors", "shutdownTimeoutSeconds", "preferHostingUrls",
        "suppressStatusMessages", "hostBuilder",
    ];

    public static IReadOnlyList<PropertyInfo> PropertiesOf(Type options) =>
        [.. options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.CanWrite)];
}
