using System.Globalization;
using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerTracking.Api.Admin.Inbox;

/// <summary>Which messages are listed, as the page's address says it: a link or a reload lists the same.</summary>
internal sealed record InboxAddress
{
    private const string DayForm = "yyyy-MM-dd";
    private const int UsualDays = 7;
    private const int MostDays = 31;

    public InboundMessageOutcome? Outcome { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>Received on this day of the salon's or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Received on this day of the salon's or before.</summary>
    public DateOnly? To { get; init; }

    public InboundMessageFilter Filter => new()
    {
        Outcome = Outcome,
        Channel = Channel,
        From = Begin(From),
        To = Begin(To, daysLater: 1),
    };

    /// <param name="query">The address's; what it says of nothing that we know is passed over.</param>
    public static InboxAddress Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new()
        {
            Outcome = EnumText<InboundMessageOutcome>.TryParse(Value("outcome"), out var outcome) ? outcome : null,
            Channel = EnumText<Channel>.TryParse(Value("channel"), out var channel) ? channel : null,
            From = Day("from"),
            To = Day("to"),
        };

        string? Value(string name) => values.TryGetValue(name, out var given) ? given[0] : null;

        DateOnly? Day(string name) => DateOnly.TryParseExact(
            Value(name), DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    public string Write()
    {
        var values = new Dictionary<string, string?>
        {
            ["outcome"] = Outcome is { } outcome ? EnumText<InboundMessageOutcome>.Format(outcome) : null,
            ["channel"] = Channel is { } channel ? EnumText<Channel>.Format(channel) : null,
            ["from"] = Day(From),
            ["to"] = Day(To),
        };
        return QueryHelpers.AddQueryString("inbox", values.Where(pair => pair.Value is not null));

        static string? Day(DateOnly? day) => day?.ToString(DayForm, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The days that are counted: those asked for, or the last seven. A month at most, as counting reads every message
    /// of these days.
    /// </summary>
    public (DateOnly First, DateOnly Last) Counted(DateOnly today)
    {
        var last = IsUsable(To) && To < today ? To.Value : today;
        if (!IsUsable(From)) return (last.AddDays(1 - UsualDays), last);

        var earliest = last.AddDays(1 - MostDays);
        return (From!.Value < earliest ? earliest : From.Value, last);
    }

    public static AppointmentTime? Begin(DateOnly? day, int daysLater = 0) => IsUsable(day)
        ? new(day!.Value.AddDays(daysLater).ToDateTime(TimeOnly.MinValue), null)
        : null;

    // A year that is being typed is one of antiquity at first.
    private static bool IsUsable(DateOnly? day) => day is { Year: >= 2000 and < 2200 };
}
