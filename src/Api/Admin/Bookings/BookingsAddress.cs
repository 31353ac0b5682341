using System.Globalization;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerTracking.Api.Admin.Bookings;

/// <summary>Which appointments are shown, as the page's address says it: a link or a reload shows the same.</summary>
/// <param name="From">The first day; in the day's view the only one.</param>
/// <param name="To">The last day; null in the day's view.</param>
internal sealed record BookingsAddress(DateOnly From, DateOnly? To)
{
    private const string DayForm = "yyyy-MM-dd";
    private const int DaysBack = 7;
    private const int DaysOn = 30;

    public BookingStatus? Status { get; init; }

    public Source? Source { get; init; }

    public string? Staff { get; init; }

    public string? Service { get; init; }

    public bool IsDay => To is null;

    public DateOnly Last => To ?? From;

    public bool IsFiltered => this is not { Status: null, Source: null, Staff: null, Service: null };

    public static BookingsAddress Read(string query, DateOnly today)
    {
        var values = QueryHelpers.ParseQuery(query);
        var (from, to) = Day("from") is null && Day("to") is null
            ? (Day("day") ?? today, (DateOnly?)null)
            : (Day("from") ?? today.AddDays(-DaysBack), Day("to") ?? today.AddDays(DaysOn));
        return new(from, to < from ? from : to)
        {
            Status = EnumText<BookingStatus>.TryParse(Value("status"), out var status) ? status : null,
            Source = EnumText<Source>.TryParse(Value("source"), out var source) ? source : null,
            Staff = CleanText.Line(Value("staff")),
            Service = CleanText.Line(Value("service")),
        };

        string? Value(string name) => values.TryGetValue(name, out var given) ? given[0] : null;

        DateOnly? Day(string name) => DateOnly.TryParseExact(
            Value(name), DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    public BookingsAddress AsDay(DateOnly day) => this with { From = day, To = null };

    /// <summary>The day before, or the day after; at the ends of all days it stays.</summary>
    public BookingsAddress Beside(int days) => AsDay(DateOnly.FromDayNumber(
        Math.Clamp(From.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber)));

    public BookingsAddress AsList(DateOnly today) =>
        this with { From = today.AddDays(-DaysBack), To = today.AddDays(DaysOn) };

    public string Write()
    {
        var values = new Dictionary<string, string?>
        {
            [IsDay ? "day" : "from"] = From.ToString(DayForm, CultureInfo.InvariantCulture),
            ["to"] = To?.ToString(DayForm, CultureInfo.InvariantCulture),
            ["status"] = Status is { } status ? EnumText<BookingStatus>.Format(status) : null,
            ["source"] = Source is { } source ? EnumText<Source>.Format(source) : null,
            ["staff"] = Staff,
            ["service"] = Service,
        };
        return QueryHelpers.AddQueryString("bookings", values.Where(pair => pair.Value is not null));
    }
}
