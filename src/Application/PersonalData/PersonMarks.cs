using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.PersonalData;

namespace CustomerTracking.Application.PersonalData;

/// <summary>By what a person is recognised in texts that others wrote, and in rows that are linked to their records.</summary>
internal sealed partial record PersonMarks
{
    /// <summary>A shorter number would be found in prices and times.</summary>
    private const int ShortestPhone = 7;

    /// <summary>A shorter id would be found in anything. Messages with it are known by the client they led to.</summary>
    private const int ShortestId = 6;

    private const string Gone = "…";

    // What is compared with folded texts.
    private PersonMarks? _folded;

    /// <summary>The client's record and those that were merged into it.</summary>
    public required IReadOnlyList<Guid> Records { get; init; }

    /// <summary>Others who had values of theirs for a while, by a merge that was undone.</summary>
    public required IReadOnlyList<Guid> Partners { get; init; }

    /// <summary>First and last names; where only one of the two is known it is no mark.</summary>
    public required IReadOnlyList<FullName> Names { get; init; }

    public required IReadOnlyList<string> Emails { get; init; }

    /// <summary>Digits, without the calling code: they are the same in every spelling.</summary>
    public required IReadOnlyList<string> Phones { get; init; }

    /// <summary>What messengers and the salon's own systems call the person.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    public static PersonMarks From(PersonalRecords records, IPhoneNumbers phones)
    {
        var points = records.Clients.SelectMany(client => client.ContactPoints).ToList();
        var names = records.Clients.SelectMany(client => new[] { client.FirstName, client.KnownAs }
                .Select(first => (First: first, Last: client.LastName)))
            .Concat(records.ValueSuggestions.Where(one => one.State is not SuggestionState.Dismissed)
                .Select(one => (First: one.FirstName, Last: one.LastName)))
            .Where(name => name is { First: not (null or GivenName.Placeholder), Last: not null })
            .Select(name => new FullName(name.First!, name.Last!));
        return new()
        {
            Records = [.. records.Clients.Select(client => client.Id.Value)],
            Partners =
            [
                .. records.Merges.SelectMany(merge => new[] { merge.SurvivorId, merge.MergedId })
                    .Except(records.Clients.Select(client => client.Id)).Select(id => id.Value),
            ],
            Names = [.. names.Distinct()],
            Emails =
            [
                .. records.Clients.Select(client => client.Email?.Value)
                    .Concat(records.ValueSuggestions.Where(one => one.State is not SuggestionState.Dismissed)
                        .Select(one => one.Email?.Value))
                    .OfType<string>().Distinct(),
            ],
            Phones =
            [
                .. points.Where(point => point.Kind is ContactPointKind.Phone)
                    .SelectMany(point => new[] { point.Value, point.Key })
                    .Select(e164 => NationalDigits(phones.Display(e164))).Where(one => one.Length >= ShortestPhone).Distinct(),
            ],
            Ids =
            [
                .. points.Where(point => point.Kind is not ContactPointKind.Phone).Select(point => point.Value)
                    .Concat(records.ServiceMappings.Select(mapping => mapping.ExternalClientId))
                    .Where(id => id.Length >= ShortestId).Distinct(),
            ],
        };
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    public static PersonMarks Read(byte[] text) => JsonSerializer.Deserialize<PersonMarks>(text)!;

    /// <summary>Whether the text has the person's phone in any spelling, their e-mail, or an id of theirs.</summary>
    public bool Identify(string? text) => Readings(text).Any(reading =>
        Folded.Emails.Any(email => reading.Contains(email, StringComparison.Ordinal))
        || HasPhone(Digits(reading)) || Folded.Ids.Any(id => HasWord(reading, id)));

    /// <summary>Whether the text has a first and the last name of the person. Others may be called so too.</summary>
    public bool IsNamedIn(string? text) => Readings(text).Any(
        reading => Folded.Names.Any(name => HasWord(reading, name.First) && HasWord(reading, name.Last)));

    /// <summary>Whether the text has the first or the last name: for what is of the partners, and of nobody else.</summary>
    public bool HavePartIn(string? text) => Readings(text).Any(
        reading => Folded.Names.Any(name => HasWord(reading, name.First) || HasWord(reading, name.Last)));

    public bool AreIn(string? text) => Identify(text) || IsNamedIn(text);

    /// <returns>The text without the person; null where nothing of it could stay.</returns>
    public string? Redact(string text)
    {
        var words = Emails.Concat(Ids).Concat(Names.SelectMany(name => new[] { name.First, name.Last })).Distinct()
            .OrderByDescending(word => word.Length);
        var redacted = Number().Replace(text, number => HasPhone(Digits(CleanText.Fold(number.Value))) ? Gone : number.Value);
        foreach (var word in words)
        {
            redacted = Regex.Replace(
                redacted, $@"(?<!\w){Regex.Escape(word)}(?!\w)", Gone,
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }

        return AreIn(redacted) ? null : redacted;
    }

    /// <summary>Whether the text has an e-mail or a number that may be somebody's phone.</summary>
    public static bool HasContact(string text) => CleanText.Fold(text) is var folded
        && (folded.Contains('@', StringComparison.Ordinal) || LongNumber().IsMatch(Digits(folded)));

    private static string NationalDigits(string international) => string.Concat(
        international.SkipWhile(character => character is not ' ').Where(char.IsAsciiDigit));

    // As it is written, with JSON's escapes resolved, and as a form's fields: "Mar%C3%ADa+Byrne".
    private static IEnumerable<string> Readings(string? text)
    {
        if (string.IsNullOrEmpty(text)) yield break;

        yield return CleanText.Fold(text);
        if (text.Contains("\\u", StringComparison.Ordinal))
        {
            yield return CleanText.Fold(JsonEscape().Replace(
                text, escape => ((char)Convert.ToUInt16(escape.Groups[1].Value, 16)).ToString()));
        }

        if (text.Contains('%', StringComparison.Ordinal) || text.Contains('+', StringComparison.Ordinal))
            yield return CleanText.Fold(WebUtility.UrlDecode(text));
    }

    private PersonMarks Folded => _folded ??= this with
    {
        Names =
        [
            .. Names.Select(name => new FullName(CleanText.Fold(name.First), CleanText.Fold(name.Last)))
                .Where(name => name.First.Length > 0 && name.Last.Length > 0),
        ],
        Emails = [.. Emails.Select(CleanText.Fold)],
        Ids = [.. Ids.Select(CleanText.Fold)],
    };

    private bool HasPhone(string digits) => Phones.Any(phone => digits.Contains(phone, StringComparison.Ordinal));

    private static string Digits(string folded) => BetweenDigits().Replace(folded, "");

    private static bool HasWord(string text, string word)
    {
        for (var place = 0; (place = text.IndexOf(word, place, StringComparison.Ordinal)) >= 0; place++)
        {
            var end = place + word.Length;
            if ((place == 0 || !char.IsLetterOrDigit(text[place - 1]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }

        return false;
    }

    [GeneratedRegex(@"(?<=\d)[ .\-+_']+(?=\d)")]
    private static partial Regex BetweenDigits();

    [GeneratedRegex(@"\+?\d(?:[\s().\-/]{0,3}\d){4,}")]
    private static partial Regex Number();

    [GeneratedRegex(@"\d{7}")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex JsonEscape();
}

internal sealed record FullName(string First, string Last);
