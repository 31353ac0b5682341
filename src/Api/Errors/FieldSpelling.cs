using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Errors;

/// <summary>How the sender of this request spells the fields of the command that it became.</summary>
internal sealed class FieldSpelling
{
    private const int LongestQuote = 60;

    private readonly IReadOnlyDictionary<string, string> _spellings;
    private readonly IReadOnlyDictionary<string, string> _nothing;

    private FieldSpelling(
        IReadOnlyDictionary<string, string> spellings, IReadOnlyDictionary<string, string> nothing) =>
        (_spellings, _nothing) = (spellings, nothing);

    /// <param name="http">The request.</param>
    /// <param name="spellings">The command's field to the sender's.</param>
    /// <param name="nothing">The command's fields that were sent with a text that means nothing.</param>
    public static void Use(
        HttpContext http, IReadOnlyDictionary<string, string> spellings,
        IReadOnlyDictionary<string, string>? nothing = null) =>
        http.Features.Set(new FieldSpelling(spellings, nothing ?? new Dictionary<string, string>()));

    public static string For(HttpContext http, string field) =>
        http.Features.Get<FieldSpelling>()?._spellings.GetValueOrDefault(field) ?? field;

    /// <summary>What is wrong with fields; a sender who filled one with nothing hears that it was that.</summary>
    /// <param name="http">The request.</param>
    /// <param name="errors">By the sender's spelling.</param>
    public static IReadOnlyDictionary<string, string[]> Explain(
        HttpContext http, IReadOnlyDictionary<string, string[]> errors)
    {
        if (http.Features.Get<FieldSpelling>() is not { _nothing.Count: > 0 } spelling) return errors;

        var explained = new Dictionary<string, string[]>(errors);
        foreach (var (field, sent) in spelling._nothing)
        {
            var spelled = spelling._spellings.GetValueOrDefault(field) ?? field;
            if (explained.TryGetValue(spelled, out var messages))
                explained[spelled] = [.. messages.Select(message => Explain(message, sent))];
        }

        return explained;
    }

    private static string Explain(string message, string sent) => message.Contains(sent, StringComparison.Ordinal)
        ? message
        : $"{message} '{CleanText.Cut(sent, LongestQuote)}' means nothing: check the expression that fills it in.";
}
