using System.Globalization;
using System.IO.Hashing;
using System.Text;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Clients.Names;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Infrastructure.Persistence.Search;

/// <summary>
/// The index's own language (sqlite.org/fts5.html). Every token begins with a code of its salon, so that a search reads
/// what is the salon's: a beginning of four letters is one of ten characters. The migration that made the index
/// prepared it for beginnings of one to six letters; a longer one is a range of whole tokens.
/// </summary>
internal static class FullText
{
    private const int CodeLength = 6;
    private const int PlaneA = 0xF0000;
    private const int PlaneB = 0x100000;
    private const int LongestTokenBytes = 3 * SearchTokens.MaxLength;

    /// <summary>
    /// The last digits of the tenant's id. Two salons may share one: who is found is looked for among the salon's own
    /// clients.
    /// </summary>
    public static string Code(TenantId tenant) => tenant.Value.ToString("N")[^CodeLength..];

    /// <summary>
    /// A word with the salon's code before it. A key of similar names becomes two characters that no text has, shorter
    /// than any beginning that the index is prepared for; two keys may share them.
    /// </summary>
    public static string Token(string code, string token)
    {
        if (!SimilarNames.IsKey(token)) return code + token;

        Span<byte> text = stackalloc byte[LongestTokenBytes];
        var hash = XxHash64.HashToUInt64(
            text[..Encoding.UTF8.GetBytes(token, text)], long.Parse(code, NumberStyles.HexNumber, null));
        return string.Create(2 * 2, hash, static (characters, hash) =>
        {
            PrivateUse(PlaneA, (ushort)hash).EncodeToUtf16(characters);
            PrivateUse(PlaneB, (ushort)(hash >> 16)).EncodeToUtf16(characters[2..]);
        });
    }

    /// <summary>Whoever has all words.</summary>
    public static string Query(TenantId tenant, SearchWords words, WordMatch match)
    {
        var code = Code(tenant);
        return match is WordMatch.Beginning
            ? $"({All(code, words, match)}) NOT ({All(code, words, WordMatch.Whole)})"
            : All(code, words, match);
    }

    private static string All(string code, SearchWords words, WordMatch match) => string.Join(
        " AND ", words.Words.Select(word => $"({string.Join(" OR ", Ways(code, word, match))})"));

    private static IEnumerable<string> Ways(string code, SearchWord word, WordMatch match)
    {
        var end = match is WordMatch.Whole ? "" : " *";
        var ways = word.Tokens.Select(token => $"\"{Token(code, token)}\"{end}");
        return match is WordMatch.Similar
            ? ways.Concat(word.Similar.Select(token => $"\"{Token(code, token)}\"")) : ways;
    }

    // Characters that Unicode leaves to programs, without the last two of the plane, which are none.
    private static Rune PrivateUse(int plane, ushort number) => new(plane + Math.Min(number, (ushort)0xFFFD));
}
