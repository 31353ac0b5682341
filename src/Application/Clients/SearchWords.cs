using System.Text;
using CustomerTracking.Application.Clients.Names;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Clients;

/// <summary>
/// What was searched for, as an index looks for it: each word must be found, and each may be found in several ways.
/// </summary>
public sealed class SearchWords
{
    private const int FewestDigits = 3;

    private SearchWords(IReadOnlyList<SearchWord> words) => Words = words;

    /// <summary>
    /// At least one and at most <see cref="SearchQuery.MostWords"/>, in the order in which an index is asked for them.
    /// </summary>
    public IReadOnlyList<SearchWord> Words { get; }

    /// <inheritdoc cref="Application.Common.Page{T}.Notice"/>
    public string? Notice { get; private init; }

    /// <param name="text">What was typed.</param>
    /// <param name="phones">Reads numbers.</param>
    /// <param name="region">Where a number without a country is from.</param>
    /// <returns>Null for what no token can begin with.</returns>
    public static SearchWords? From(string text, IPhoneNumbers phones, string region)
    {
        var isNumber = !text.EnumerateRunes().Any(rune => Rune.IsLetter(rune) || rune.Value is '@' or '_');
        if (isNumber && phones.Read(text, region) is { IsValid: true, Number: { } number })
            return new([new([SearchTokens.Digits(number.E164)], [])]);

        var digits = SearchTokens.Digits(text);
        if (isNumber && digits.Length >= FewestDigits) return new([OfDigits(digits)]);

        var different = SearchTokens.Words(CleanText.Fold(text)).Select(SearchTokens.Cut)
            .Where(word => word.EnumerateRunes().Any(Rune.IsLetterOrDigit)).Distinct().ToList();
        var longest = different.OrderByDescending(word => word.Length).Take(SearchQuery.MostWords).ToList();
        return longest.Count == 0 ? null : new([.. longest.Select(OfWord)])
        {
            Notice = different.Count > longest.Count
                ? SearchQuery.OnlyTheLongest(different.Where(longest.Contains))
                : null,
        };
    }

    private static SearchWord OfWord(string word) => word.Length >= FewestDigits && word.All(char.IsAsciiDigit)
        ? OfDigits(word) : new([word], SimilarNames.TokensFor(word));

    // The first digits of a number, with its country or as it is dialled at home, or the last ones; or an id.
    private static SearchWord OfDigits(string digits)
    {
        var significant = digits.TrimStart('0');   // 086 is typed before the rest of 086 123 4567 is
        string[] tokens =
        [
            digits, significant.Length >= FewestDigits - 1 ? significant : digits,
            SearchTokens.Cut(SearchTokens.FromTheEnd + SearchTokens.Reversed(digits)),
        ];
        return new([.. tokens.Distinct()], []);
    }
}

/// <param name="Tokens">
/// Of these (<see cref="SearchTokens"/>) a client must have one, or one that begins so; three at most.
/// </param>
/// <param name="Similar">Of these a client has one who has a name like it; some thirty at most.</param>
public sealed record SearchWord(IReadOnlyList<string> Tokens, IReadOnlyList<string> Similar);
