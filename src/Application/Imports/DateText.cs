using System.Globalization;
using System.Text.RegularExpressions;
using CustomerTracking.Domain.Imports;

namespace CustomerTracking.Application.Imports;

/// <summary>A day as people and systems write it, with whatever time behind it.</summary>
internal static partial class DateText
{
    /// <param name="text">1990-05-04, 4/5/1990, 04.05.90, 4 May 1990, May 4, 1990.</param>
    /// <param name="order">How figures are read; where only the other order gives a day, that one is meant.</param>
    /// <param name="today">A year of two figures is the last one that has been.</param>
    /// <returns>Null where it is no day that there was.</returns>
    public static DateOnly? Read(string text, DateOrder order, DateOnly today)
    {
        if (Iso().Match(text) is { Success: true } iso) return Day(iso, 1, 2, 3);

        if (Figures().Match(text) is { Success: true } figures)
        {
            var year = Year(figures.Groups[3].Value, today);
            var (one, other) = (Int(figures, 1), Int(figures, 2));
            var (day, month) = order is DateOrder.DayFirst ? (one, other) : (other, one);
            return Day(year, month, day) ?? Day(year, day, month);
        }

        // With the month's name. A text without a year would be given this one.
        return Named().IsMatch(text) && DateTime.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var named)
            ? DateOnly.FromDateTime(named) : null;
    }

    private static int Year(string text, DateOnly today)
    {
        var year = int.Parse(text, CultureInfo.InvariantCulture);
        if (text.Length == 4) return year;

        var century = today.Year / 100 * 100;
        return century + year <= today.Year ? century + year : century - 100 + year;
    }

    private static int Int(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static DateOnly? Day(Match match, int year, int month, int day) =>
        Day(Int(match, year), Int(match, month), Int(match, day));

    private static DateOnly? Day(int year, int month, int day) =>
        year is > 0 and < 10_000 && month is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})(?:,? .*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(@"\p{L}{3}.*\b[0-9]{4}\b|\b[0-9]{4}\b.*\p{L}{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
