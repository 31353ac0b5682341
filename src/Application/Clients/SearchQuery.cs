using FluentValidation;

namespace CustomerTracking.Application.Clients;

/// <summary>
/// The limits of what is searched for. Each word is a condition of its own in the database's query, so their number
/// must not be the sender's to choose.
/// </summary>
public static class SearchQuery
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 200;

    /// <summary>Different words; of more, the longest are searched for and the answer says so.</summary>
    public const int MostWords = 6;

    internal static string OnlyTheLongest(IEnumerable<string> words) =>
        $"Only the {MostWords} longest words were searched for: {string.Join(", ", words)}.";

    internal static void IsSearchQuery<T>(this IRuleBuilder<T, string?> rule) => rule.MaximumLength(MaxLength)
        .OverridePropertyName("q").WithErrorCode("search.too_long")
        .WithMessage($"Search for at most {MaxLength} characters.");
}
