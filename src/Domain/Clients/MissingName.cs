using System.Collections.Frozen;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

/// <summary>
/// What stands where a name should and is none: <c>Not provided</c>, <c>Unknown caller</c>, <c>{{customer_name}}</c>.
/// Some of these words are also names (Null is a surname; Na, Nil, Nan and Anon are first names): how they are written
/// and what stands beside them decides.
/// </summary>
public static class MissingName
{
    // Fewer tell two people of one name apart: Aoife 2.
    private const int FewestDigits = 5;

    private static readonly FrozenSet<string> Roles = MissingWords.Keys(
        """
        unknown, anonymous, anonymus, unnamed, nameless, private, withheld, hidden, blocked, restricted, unavailable, no, not, provided, given,
        caller, customer, client, guest, user, visitor, person, patient, contact, name, first, last, full, number, id, new, walk-in, your,
        anonym, anonyme, anonimo, anónimo, anónima, anoniem, anoniman, anonymer, anonymní, anonimowy, unbekannt, unbekannte, unbekannter,
        Anrufer, Anruferin, Kunde, Kundin, Gast, inconnu, inconnue, appelant, appelante, invité, desconocido, desconocida, cliente, llamante,
        invitado, sconosciuto, sconosciuta, ospite, onbekend, onbekende, beller, klant, nieznany, klient, okänd, uppringare, kund, ukendt, kunde
        """);

    private static readonly FrozenSet<string> AlsoFirstNames = MissingWords.Keys("na, nil, nan, anon");
    private static readonly FrozenSet<string> AlsoSurnames = MissingWords.Keys("na, nil, nan, anon, null");

    /// <summary>A name that stands alone, such as a staff member's; null where it is none.</summary>
    public static string? Person(string? raw) =>
        CleanText.Line(raw) is not { } name || IsNone(name, AlsoFirstNames, beside: null) ? null : raw;

    /// <summary>The parts that are names.</summary>
    public static (string? First, string? Last) Known(string? first, string? last)
    {
        var (one, other) = (CleanText.Line(first), CleanText.Line(last));
        if (IsRole($"{one} {other}")) return (null, null);

        one = one is null || IsAddress(one) || IsNone(one, AlsoFirstNames, beside: other) ? null : one;
        other = other is null || IsAddress(other) || IsNone(other, AlsoSurnames, beside: one) ? null : other;
        return IsLetter($"{one}{other}") ? (null, null) : (one, other);
    }

    /// <summary>Whether a whole name is none.</summary>
    public static bool Is(string whole) =>
        IsRole(whole) || IsLetter(whole) || IsAddress(whole) || Templates.AreSurelyIn(whole)
        || (MissingValue.IsText(whole) && !IsWrittenAsName(whole, AlsoFirstNames, beside: null));

    private static bool IsNone(string part, FrozenSet<string> alsoNames, string? beside) =>
        Templates.AreSurelyIn(part)
        || ((MissingValue.IsText(part) || IsAlone(part) || part.All(letter => letter is '0' or ' '))
            && !IsWrittenAsName(part, alsoNames, beside));

    // "Unknown" and "Anonymous" beside a last name say that the first name is unknown; "Guest" and "New" are names.
    private static bool IsAlone(string part) =>
        MissingWords.Key(part) is "anonymous" or "anonym" or "anon" or "unnamed";

    private static bool IsRole(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.All(word => Roles.Contains(MissingWords.Key(word)) || IsAddress(word)
            || (MissingValue.IsText(word) && !IsWrittenAsName(word, AlsoSurnames, beside: null)));
    }

    // An initial alone says too little to know somebody by; in scripts without letter case one character is a whole name.
    private static bool IsLetter(string name) =>
        name.TrimEnd('.') is [var letter] && (char.IsUpper(letter) || char.IsLower(letter));

    // What address books show of somebody without a name: +353 87 123 4567, tel:0871234567, an e-mail.
    private static bool IsAddress(string name) => EmailAddress.TryRead(name, out _) || IsNumber(name.Split('@')[0]);

    private static bool IsNumber(string text)
    {
        var number = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return number.Count(char.IsDigit) >= FewestDigits && !number.Any(char.IsLetter);
    }

    // Programs write null and NA, people Null and Na; a form that is all in one letter case tells by the other part.
    private static bool IsWrittenAsName(string part, FrozenSet<string> alsoNames, string? beside)
    {
        if (!part.All(char.IsLetter) || !alsoNames.Contains(MissingWords.Key(part))) return false;

        var isSurnameOnly = !AlsoFirstNames.Contains(MissingWords.Key(part));
        if (isSurnameOnly && beside is null) return false;
        return (char.IsUpper(part[0]) && part.Skip(1).All(char.IsLower))
            || (beside is not null && beside.Any(char.IsLetter)
                && (part.All(char.IsUpper) ? IsAll(beside, char.IsUpper) : part.All(char.IsLower)
                    && IsAll(beside, char.IsLower)));
    }

    private static bool IsAll(string text, Func<char, bool> letterCase) => text.Where(char.IsLetter).All(letterCase);
}
