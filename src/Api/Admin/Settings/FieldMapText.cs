using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Admin.Settings;

/// <summary>
/// A field map as a person writes it: a line for each field, <c>service = A.treatment, A.package</c>.
/// </summary>
internal static class FieldMapText
{
    public static string Format(IReadOnlyDictionary<string, IReadOnlyList<string>> map) =>
        string.Join('\n', map.Select(field => $"{field.Key} = {string.Join(", ", field.Value)}"));

    /// <exception cref="DomainException"><c>connection.field_map</c></exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string? text)
    {
        var map = new Dictionary<string, IReadOnlyList<string>>();
        var lines = (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || parts[0].Length == 0 || map.ContainsKey(parts[0])) throw Unreadable(line);

            map[parts[0]] = parts[1].Split(
                ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        return map;
    }

    private static DomainException Unreadable(string line) => new(new DomainError(
        "connection.field_map",
        $"The line '{CleanText.Cut(line, 60)}' cannot be read. "
        + "Write each field once, on a line of its own, as in: service = A.treatment",
        ErrorKind.Invalid, "fieldMap"));
}
