using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Clients;

/// <summary>
/// One of the beginnings under which a client is found: a word of their name, their e-mail, their phone in the spellings
/// that people type, an id in the salon's own system. It follows from the record that it comes from.
/// </summary>
public sealed class SearchTerm
{
    public const int MaxLength = 100;
    public const int MaxOriginLength = 170;

    /// <summary>Stands before digits that are to be read from the end.</summary>
    public const char FromTheEnd = '<';

    private const int LongestCountryCode = 3;
    private static readonly char[] Joints = ['\'', '’', '-', '.', '@', '_'];

    private SearchTerm() { }   // for EF

    public TenantId TenantId { get; private init; }

    /// <summary>Folded: without accents, in small letters.</summary>
    public string Term { get; private init; } = null!;

    public ClientId ClientId { get; private init; }

    /// <summary>The record that it comes from, and goes with.</summary>
    public string Origin { get; private init; } = null!;

    /// <param name="searchText">The client's, as it is or was.</param>
    public static IEnumerable<SearchTerm> Of(Client client, string searchText) => searchText
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Spellings).Select(Cut).Distinct()
        .Select(word => New(client.TenantId, word, client.Id, "name"));

    // O'Brien is also looked for as Brien and as OBrien, and an e-mail by its domain.
    private static IEnumerable<string> Spellings(string word) => word
        .Split(Joints, StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length > 1)
        .Append(word).Append(string.Concat(word.Split(Joints))).Append(word[(word.IndexOf('@') + 1)..]);

    // The number may be typed with its country or without; where the country's code ends, its first digits do not say,
    // so each possible end has a term. A wrong one finds a stranger at worst who has the same digits.
    public static IEnumerable<SearchTerm> Of(ContactPoint point)
    {
        if (point.Kind is not ContactPointKind.Phone) return [];

        var digits = string.Concat(point.Value.Where(char.IsAsciiDigit));
        return Enumerable.Range(0, LongestCountryCode + 1).Where(skipped => skipped < digits.Length)
            .Select(skipped => digits[skipped..])
            .Append(FromTheEnd + Reversed(digits))
            .Distinct().Select(term => New(point.TenantId, term, point.ClientId, "phone:" + point.Key));
    }

    /// <param name="externalClientId">The mapping's, as it is or was.</param>
    public static IEnumerable<SearchTerm> Of(ServiceMapping mapping, string externalClientId)
    {
        if (CleanText.Fold(externalClientId).Replace(" ", "", StringComparison.Ordinal) is { Length: > 0 } id)
            yield return New(mapping.TenantId, Cut(id), mapping.ClientId, $"mapping:{mapping.Id.Value:N}");
    }

    public static string Reversed(string digits) => new([.. digits.Reverse()]);

    public static string Cut(string term) => CleanText.Cut(term, MaxLength);

    private static SearchTerm New(TenantId tenant, string term, ClientId client, string origin) =>
        new() { TenantId = tenant, Term = term, ClientId = client, Origin = origin };
}
