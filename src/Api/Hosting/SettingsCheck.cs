using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CustomerTracking.Application.Common;

namespace CustomerTracking.Api.Hosting;

/// <summary>
/// Refuses to start with a key that nothing reads or a value that cannot be read or is out of range, naming each. A
/// misspelt key would otherwise mean its default, in silence.
/// </summary>
internal static class SettingsCheck
{
    // Azure App Service adds the provider's name beside each connection string.
    private const string AddedByAzure = "_ProviderName";

    /// <exception cref="StartupException">Names every fault.</exception>
    public static void Require(IConfiguration configuration)
    {
        var faults = new List<string>();
        foreach (var (name, type) in KnownSettings.Sections)
        {
            var section = configuration.GetSection(name);
            var before = faults.Count;
            Check(section, type, faults);
            if (faults.Count == before) CheckRanges(section, type, faults);
        }

        faults.AddRange(MisspeltRoots(configuration));
        if (faults.Count > 0) throw new StartupException(faults);
    }

    private static void Check(IConfigurationSection section, Type type, List<string> faults)
    {
        var properties = KnownSettings.PropertiesOf(type);
        foreach (var child in section.GetChildren())
        {
            if (child.Key.EndsWith(AddedByAzure, StringComparison.OrdinalIgnoreCase)) continue;


            var property = properties.FirstOrDefault(
                one => one.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                faults.Add($"{child.Path} is not a setting. "
                    + $"{Spelling.Suggest(child.Key, [.. properties.Select(one => one.Name)])}");
            else CheckValue(child, property.PropertyType, faults);
        }
    }

    private static void CheckValue(IConfigurationSection given, Type type, List<string> faults)
    {
        if (ElementOf(type) is { } element)
        {
            // A list of texts may be one text with commas.
            if (given.Value is { Length: > 0 } && element != typeof(string))
                faults.Add($"{given.Path} is a list: write {given.Path}:0, {given.Path}:1 and so on.");
            foreach (var child in given.GetChildren()) CheckValue(child, element, faults);
            return;
        }

        if (!IsLeaf(type)) Check(given, type, faults);
        else if (given.GetChildren().FirstOrDefault() is { } below) faults.Add($"{below.Path} is not a setting.");
        else if (!CanRead(given.Value, type))
            faults.Add($"{given.Path} is '{given.Value}': it must be {Expected(type)}.");
    }

    private static void CheckRanges(IConfigurationSection section, Type type, List<string> faults)
    {
        if (section.Get(type) is not { } options) return;

        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), results, validateAllProperties: true);
        faults.AddRange(results.Select(
            one => $"{section.Path}:{string.Join(", ", one.MemberNames)} is out of range: {one.ErrorMessage}"));
    }

    // Any other program's variables may be in the environment: only what is near to one of ours is a mistake.
    private static IEnumerable<string> MisspeltRoots(IConfiguration configuration) =>
        from child in configuration.GetChildren()
        where !KnownSettings.OfTheFramework.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
        let known = child.GetChildren().Any() ? KnownSettings.Sections.Keys : KnownSettings.Keys
        where !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
        let near = Spelling.Nearest(child.Key, known)
        where near is not null && !KnownSettings.Sections.ContainsKey(child.Key)
        select $"{child.Key} is not a setting. Did you mean {near}?";

    private static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GetGenericArguments()[0]
        : null;

    private static bool IsLeaf(Type type) => TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static bool CanRead(string? text, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || (string.IsNullOrEmpty(text) && bare != type)) return true;

        try
        {
            return TypeDescriptor.GetConverter(bare).ConvertFromInvariantString(text ?? "") is { } value
                && (!bare.IsEnum || Enum.IsDefined(bare, value));
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or NotSupportedException
            or OverflowException)
        {
            return false;
        }
    }

    private static string Expected(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } words => string.Join(" or ", Enum.GetNames(words)),
        var bare when bare == typeof(bool) => "true or false",
        var bare when bare == typeof(TimeSpan) => "a time span such as 00:05:00",
        var bare when bare == typeof(Guid) => "a GUID",
        _ => "a whole number",
    };
}
