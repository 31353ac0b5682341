using System.Text.RegularExpressions;

namespace CustomerTracking.Domain.Common;

/// <summary>
/// A sentence without what it quotes of a person: for sentences that stay longer than what they are about.
/// </summary>
public static partial class Redaction
{
    private const string Gone = "…";

    /// <returns>The sentence with its quotations, e-mail addresses and numbers of five digits or more left
    /// out.</returns>
    public static string? Apply(string? sentence) => sentence is null
        ? null
        : Number().Replace(Email().Replace(Quotation().Replace(sentence, "$1" + Gone + "$2"), Gone), Gone);

    // From the first to the last mark: what is quoted may hold marks itself.
    [GeneratedRegex("""(['"“‘]).*(['"”’])""")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"\S+@\S+")]
    private static partial Regex Email();

    [GeneratedRegex(@"\+?\d(?:[\s().\-/]{0,3}\d){4,}")]
    private static partial Regex Number();
}
