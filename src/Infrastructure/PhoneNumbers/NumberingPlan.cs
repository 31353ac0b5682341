using System.Text.RegularExpressions;

namespace CustomerTracking.Infrastructure.PhoneNumbers;

/// <summary>One region's numbering plan, as Google's metadata describes it.</summary>
internal sealed class NumberingPlan(string? region, NumberingPlan.Entry entry)
{
    /// <summary>ISO 3166-1 alpha-2; null for a calling code that belongs to no region.</summary>
    public string? Region { get; } = region;

    public string CallingCode { get; } = entry.Code.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public NumberDescription General { get; } = new(entry.General);

    public Pattern? InternationalPrefix { get; } = Pattern.Of(entry.InternationalPrefix);

    public Pattern? NationalPrefix { get; } = Pattern.Of(entry.NationalPrefix);

    /// <summary>What a national prefix is replaced by, where it is not merely dropped.</summary>
    public string? Transform { get; } = entry.Transform;

    /// <summary>Where several regions share a calling code: how this one's numbers begin.</summary>
    public Pattern? LeadingDigits { get; } = Pattern.Of(entry.LeadingDigits);

    public bool MobileIsFixedLine { get; } = entry.MobileIsFixedLine;

    public NumberDescription? FixedLine { get; } = Described(entry, "fixedLine");

    public NumberDescription? Mobile { get; } = Described(entry, "mobile");

    /// <summary>Every other kind: a number of one of these is neither fixed line nor mobile.</summary>
    public IReadOnlyList<NumberDescription> Special { get; } =
        [.. entry.Types.Where(type => type.Key is not ("fixedLine" or "mobile"))
            .Select(type => new NumberDescription(type.Value))];

    public IReadOnlyList<NumberFormat> Formats { get; } = [.. entry.Formats.Select(format => new NumberFormat(format))];

    private static NumberDescription? Described(Entry entry, string type) =>
        entry.Types.TryGetValue(type, out var description) ? new(description) : null;

    /// <summary>As it stands in the resource.</summary>
    internal sealed record Entry(
        int Code, string? InternationalPrefix, string? NationalPrefix, string? Transform, string? LeadingDigits,
        bool MobileIsFixedLine,
        DescriptionEntry General, Dictionary<string, DescriptionEntry> Types, FormatEntry[] Formats);

    internal sealed record DescriptionEntry(string Pattern, int[] Lengths, int[]? Local);

    internal sealed record FormatEntry(string Pattern, string Format, string? Leading);
}

/// <summary>What numbers of one kind look like, without calling code and national prefix.</summary>
internal sealed class NumberDescription(NumberingPlan.DescriptionEntry entry)
{
    private readonly Pattern _pattern = Pattern.Of(entry.Pattern)!;

    /// <summary>Ascending; empty where the plan's own lengths hold.</summary>
    public IReadOnlyList<int> Lengths { get; } = entry.Lengths;

    /// <summary>Lengths that can only be dialled inside an area.</summary>
    public IReadOnlyList<int> LocalLengths { get; } = entry.Local ?? [];

    public bool Fits(string number) => (Lengths.Count == 0 || Lengths.Contains(number.Length)) && FitsPattern(number);

    public bool FitsPattern(string number) => _pattern.IsWhole(number);
}

internal sealed class NumberFormat(NumberingPlan.FormatEntry entry)
{
    private readonly Pattern _pattern = Pattern.Of(entry.Pattern)!;
    private readonly Pattern? _leading = Pattern.Of(entry.Leading);

    public bool IsFor(string number) => _leading?.Begins(number) is not false && _pattern.IsWhole(number);

    public string Apply(string number) => _pattern.Replace(number, entry.Format);
}

/// <summary>
/// A pattern of the metadata, made into an expression when it is first asked: most regions never are.
/// </summary>
internal sealed class Pattern
{
    private readonly Lazy<Regex> _whole;
    private readonly Lazy<Regex> _beginning;

    private Pattern(string pattern)
    {
        _whole = new(() => new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant));
        _beginning = new(() => new($@"\A(?:{pattern})", RegexOptions.CultureInvariant));
    }

    public static Pattern? Of(string? pattern) => pattern is null ? null : new(pattern);

    public bool IsWhole(string text) => _whole.Value.IsMatch(text);

    public bool Begins(string text) => _beginning.Value.IsMatch(text);

    public Match Beginning(string text) => _beginning.Value.Match(text);

    public string Replace(string text, string format) => _whole.Value.Replace(text, format);

    public string ReplaceBeginning(string text, string format) => _beginning.Value.Replace(text, format, 1);
}
