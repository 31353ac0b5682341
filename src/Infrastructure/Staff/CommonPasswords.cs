namespace CustomerTracking.Infrastructure.Staff;

/// <summary>
/// Tells whether a password is one of the 10,000 most used ones, or such a one in disguise. Nearly all of them are
/// shorter than a password may be here, so that people lengthen them: by digits and signs around, by letters swapped
/// for digits, by writing them twice, or by going on along the keyboard.
/// </summary>
internal static class CommonPasswords
{
    private const string Resource = "CustomerTracking.Infrastructure.Staff.common-passwords.txt";
    private const int ShortestUnit = 3;
    private const int LongestPlainUnit = 5;

    // Rows of keys, the alphabet and the digits, as far as a finger runs along them.
    private static readonly string[] Runs =
    [
        "012345678901234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm",
        "qwertzuiopasdfghjklyxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujmikolp",
    ];

    private static readonly Lazy<HashSet<string>> Known = new(Read);

    public static bool Include(string password)
    {
        var lower = password.ToLowerInvariant();
        if (Known.Value.Contains(lower)) return true;

        var plain = string.Concat(lower.Where(char.IsLetterOrDigit));
        var core = WithoutDigitsAround(plain);
        string[] forms =
        [
            plain, core, WithoutDigitsAround(lower), WithoutDigitsAround(WithLetters(lower)), WithLetters(plain),
            core.Length <= ShortestUnit ? Digits(plain) : core,
        ];
        return forms.Any(IsCommon);
    }

    /// <summary>With the letters that digits and signs usually stand for.</summary>
    public static string WithLetters(string text) => string.Concat(text.Select(character => character switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' or '€' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' or '+' => 't',
        _ => character,
    }));

    private static bool IsCommon(string text) =>
        text.Length == 0 || Known.Value.Contains(text) || IsRepeated(text) || IsRun(text);

    // The last unit may be cut short: abcabcab.
    private static bool IsRepeated(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            var unit = text[..length];
            if (Enumerable.Range(0, text.Length).All(place => text[place] == unit[place % length]))
                return length <= LongestPlainUnit || IsCommon(unit) || IsCommon(WithoutDigitsAround(unit));
        }

        return false;
    }

    private static bool IsRun(string text) => text.Length > ShortestUnit && Runs.Any(run =>
        run.Contains(text, StringComparison.Ordinal)
        || string.Concat(run.Reverse()).Contains(text, StringComparison.Ordinal));

    private static string WithoutDigitsAround(string text)
    {
        var letters = text.Select(char.IsLetter).ToList();
        var first = letters.IndexOf(true);
        return first < 0 ? Digits(text) : text[first..(letters.LastIndexOf(true) + 1)];
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsDigit));

    private static HashSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
