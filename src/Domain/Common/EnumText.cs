using System.Text.Json;

namespace CustomerTracking.Domain.Common;

/// <summary>
/// The words that an enum has outside the program: <c>NoShow</c> is <c>no_show</c> in JSON, in the database and in
/// messages.
/// </summary>
public static class EnumText<TEnum>
    where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> ByWord = Enum.GetValues<TEnum>().ToDictionary(
        value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<TEnum, string> ByValue = ByWord.ToDictionary(
        pair => pair.Value, pair => pair.Key);

    /// <summary>All words, as a person would list them: <c>voice, web, whatsapp</c>.</summary>
    public static string All { get; } = string.Join(", ", ByWord.Keys);

    public static IReadOnlyCollection<string> List => ByWord.Keys;

    public static string Format(TEnum value) => ByValue[value];

    /// <summary>Letter case does not matter; a word that is not listed is not understood.</summary>
    public static bool TryParse(string? word, out TEnum value) => ByWord.TryGetValue(word?.Trim() ?? "", out value);

    public static TEnum Parse(string word) => ByWord[word];
}
