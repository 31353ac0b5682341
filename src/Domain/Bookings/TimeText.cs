using System.Globalization;

namespace CustomerTracking.Domain.Bookings;

/// <summary>
/// The parts of a date and time in ISO 8601, read from left to right; each part takes what it read away.
/// </summary>
internal ref struct TimeText(ReadOnlySpan<char> text)
{
    private const int FractionDigits = 7;   // a tick is 100 ns

    private static readonly TimeSpan FarthestOffset = TimeSpan.FromHours(14);

    private ReadOnlySpan<char> _rest = text.Trim();

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly ReadOnlySpan<char> Remaining => _rest;

    /// <summary><c>2026-12-03</c>, or <c>20261203</c> in basic form.</summary>
    public bool TryReadDate(out DateTime date, out bool isBasic)
    {
        (date, isBasic) = (default, false);
        if (!TryReadNumber(4, out var year)) return false;
        isBasic = !TrySkip('-');
        if (!TryReadNumber(2, out var month) || (!isBasic && !TrySkip('-'))
            || !TryReadNumber(2, out var day)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;

        date = new(year, month, day);
        return true;
    }

    /// <summary>A T or space between date and time.</summary>
    public bool SkipSeparator()
    {
        var length = _rest.Length;
        if (!TrySkip('T') && !TrySkip('t')) _rest = _rest.TrimStart();
        return _rest.Length < length;
    }

    /// <summary>
    /// <c>14:30</c>, <c>14:30:15,5</c>, <c>143015.25</c>. 24:00 is the next day's beginning, a leap second (:60) the
    /// next minute's.
    /// </summary>
    public bool TryReadTimeOfDay(out long ticks)
    {
        ticks = 0;
        if (!TryReadNumber(2, out var hour)) return false;

        var isExtended = TrySkip(':');
        if (!TryReadNumber(2, out var minute)) return false;

        var second = 0;
        var hasSeconds = isExtended ? TrySkip(':') : !IsAtEnd && char.IsAsciiDigit(_rest[0]);
        if (hasSeconds && !TryReadNumber(2, out second)) return false;

        var fraction = 0L;
        if (hasSeconds && (TrySkip('.') || TrySkip(',')) && !TryReadFraction(out fraction)) return false;
        if (hour > 24 || minute > 59 || second > 60) return false;

        ticks = (hour * 3600L + minute * 60 + second) * TimeSpan.TicksPerSecond + fraction;
        return hour < 24 || ticks == TimeSpan.TicksPerDay;
    }

    /// <summary><c>Z</c>, <c>+01:00</c>, <c>+0100</c>, <c>+01</c>, <c>UTC</c>, <c>GMT</c>; none is null.</summary>
    /// <param name="isUtc">It says which instant it is, and nothing of the local time (RFC 9557, section 2.2).</param>
    public bool TryReadOffset(out TimeSpan? offset, out bool isUtc)
    {
        _rest = _rest.TrimStart();
        isUtc = TrySkip('Z') || TrySkip('z') || TrySkipWord("UTC") || TrySkipWord("GMT");
        offset = isUtc ? TimeSpan.Zero : null;
        if (IsAtEnd || _rest[0] is not ('+' or '-' or '\u2212')) return true;

        var isWest = _rest[0] is not '+';
        _rest = _rest[1..];
        if (!TryReadNumber(2, out var hours)) return false;

        var minutes = 0;
        if ((TrySkip(':') || (!IsAtEnd && char.IsAsciiDigit(_rest[0]))) && !TryReadNumber(2, out minutes)) return false;
        var size = new TimeSpan(hours, minutes, 0);
        if (minutes > 59 || size > FarthestOffset) return false;

        (offset, isUtc) = (isWest ? -size : size, isWest && size == TimeSpan.Zero);
        return true;
    }

    /// <summary>A fraction's digits, however many, as ticks of a second.</summary>
    public static long Ticks(ReadOnlySpan<char> fraction)
    {
        var ticks = 0L;
        for (var place = 0; place < FractionDigits; place++)
            ticks = ticks * 10 + (place < fraction.Length ? fraction[place] - '0' : 0);
        return ticks;
    }

    public static long Number(ReadOnlySpan<char> digits) =>
        long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private bool TryReadFraction(out long ticks)
    {
        var end = _rest.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? _rest : _rest[..end];
        ticks = Ticks(digits);
        _rest = _rest[digits.Length..];
        return !digits.IsEmpty;
    }

    private bool TryReadNumber(int length, out int number)
    {
        number = 0;
        if (_rest.Length < length || _rest[..length].ContainsAnyExceptInRange('0', '9')) return false;

        number = (int)Number(_rest[..length]);
        _rest = _rest[length..];
        return true;
    }

    private bool TrySkip(char character)
    {
        if (IsAtEnd || _rest[0] != character) return false;

        _rest = _rest[1..];
        return true;
    }

    private bool TrySkipWord(string word)
    {
        if (!_rest.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return false;

        _rest = _rest[word.Length..];
        return true;
    }
}
