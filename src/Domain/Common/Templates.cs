using System.Text.RegularExpressions;

namespace CustomerTracking.Domain.Common;

/// <summary>
/// Expressions of template engines that came through unresolved: n8n and Handlebars <c>{{x}}</c>, JavaScript
/// <c>${x}</c>, ERB <c>&lt;%= x %&gt;</c>, Ruby <c>%{x}</c>, Liquid <c>{% x %}</c>, Power Automate <c>@{x}</c>,
/// Mailchimp <c>*|X|*</c>, and what people write for <em>put it here</em>: <c>[customer_name]</c>, <c>&lt;name&gt;</c>.
/// </summary>
internal static partial class Templates
{
    // Longer texts are no templates; and a search for many ends of many beginnings must not become long.
    private const int Longest = 1000;

    /// <summary>
    /// Whether the text is nothing but templates: <c>{{first}} {{last}}</c>, not <c>Cut {{variant}}</c>.
    /// </summary>
    public static bool AreAllOf(string text) =>
        text.Length <= Longest && Mark().IsMatch(text)
        && MissingValue.IsPunctuation(Named().Replace(Expression().Replace(text, ""), WithoutField));

    /// <summary>Whether there is one anywhere in an id.</summary>
    public static bool AreIn(string id) =>
        AreSurelyIn(id) || (Mark().IsMatch(id) && Named().Matches(Head(id)).Any(named => !IsGuid(named.Value)));

    /// <summary>Whether there is one in it that nothing else can look like.</summary>
    public static bool AreSurelyIn(string text) => Mark().IsMatch(text) && Expression().IsMatch(Head(text));

    private static string Head(string text) => text.Length <= Longest ? text : text[..Longest];

    // Nearly every text has none of these, and needs no further look.
    [GeneratedRegex(@"[{}<>\[\]$%@#*_]", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    // An end may be missing: texts are cut.
    [GeneratedRegex(
        """
        ={0,2}\{\{.*?(?:\}\}+|$)|\}\}|\{%.*?(?:%\}|$)|<%.*?(?:%>|$)|[$#%@]\{.*?(?:\}|$)|=?\$\(.*?(?:\)[\w.\[\]'"]*|$)|\[\[.*?(?:\]\]|$)
        |\*\|.*?\|\*|%%\w+%%|(?<!\w)%[A-Za-z_]\w*%|(?<!\w)__[A-Za-z]\w*?__
        |=?\$(?:json|node|input|item|items|execution|workflow|vars?|env|prevNode|parameter|binary|now|today)\b[\w.\[\]()'"$-]*
        |\$[A-Za-z_]\w*(?:\.\w+|\[[^\]]*\])+|\$[A-Za-z]+_\w+|@\w+\([^)]*\)[\w.\[\]?']*
        |\#(?:REF|VALUE|NAME|NULL|NUM|N/A|DIV/0|ERROR)[!?]?
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Expression();

    [GeneratedRegex(
        @"\{\s*[\p{L}_][\w .'-]*\}|<\s*[\p{L}_][\p{L}_ .'-]*>|\[\s*[\p{L}_][\p{L}_ .'-]*\]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    private static string WithoutField(Match named) => IsField(named.Value[1..^1].Trim()) ? "" : named.Value;

    // [Balayage] may be a service; [customer_name], <serviceName> and {Full name} are what a field is called.
    private static bool IsField(string name) =>
        name.Contains('_', StringComparison.Ordinal) || CamelCase().IsMatch(name)
        || name.Split([' ', '-', '.', '\''], StringSplitOptions.RemoveEmptyEntries)
            .All(word => MissingWords.IsFieldName(word));

    [GeneratedRegex(@"^[a-z]+(?:[A-Z][a-z]*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex CamelCase();

    // Windows writes a GUID in braces.
    private static bool IsGuid(string text) => Guid.TryParse(text, out _);
}
