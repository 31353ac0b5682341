using System.Globalization;
using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Overview;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;

namespace CustomerTracking.Api.Admin.Overview;

public sealed partial class Overview
{
    private const int DefaultDays = 30;
    private const string DayForm = "yyyy-MM-dd";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private static readonly Source[] Sources = [.. CustomerTracking.Domain.Common.Sources.OfBookings];
    private static readonly (
        int Days, string Name)[] Periods = [(1, "Today"), (7, "7 days"), (30, "30 days"), (90, "90 days")];

    private readonly Attempt _looking = new();
    private TenantOverview? _seen;
    private DateOnly _from;
    private DateOnly _to;
    private int _look;

    private DateOnly Today => Clock.GetUtcNow().DayIn(StaffSession.Zone);

    private string Money => StaffSession.Tenant!.Profile.Currency.Code;

    private int Total => _seen!.Sources.Sum(source => source.Booked);

    private int Clients => _seen!.NewClients + _seen.ReturningClients;

    private string ChartInWords => $"{DisplayFormat.Count(Total, "booking")}: "
        + string.Join(", ", _seen!.Sources.Select(source => $"{source.Booked} by {DisplayFormat.Word(source.Source)}"));

    // Only this page draws a chart.
    protected override async Task OnInitializedAsync()
    {
        await Js.InvokeVoidAsync("admin.load", Assets["_content/Radzen.Blazor/Radzen.Blazor.min.js"]);
        await base.OnInitializedAsync();
    }

    protected override Task Read()
    {
        var values = QueryHelpers.ParseQuery(Query);
        _to = Day("to") ?? Today;
        _from = Day("from") ?? _to.AddDays(1 - DefaultDays);
        return Look();

        DateOnly? Day(string name) => values.TryGetValue(name, out var given)
            && DateOnly.TryParseExact(given[0], DayForm, Culture, DateTimeStyles.None, out var day) ? day : null;
    }

    protected override Task Refresh() => Look();

    // Counts again for what was asked for, or happened, while it was counting.
    private async Task Look()
    {
        _look++;
        if (_looking.IsRunning) return;

        int look;
        do
        {
            look = _look;
            await _looking.Run(async () => _seen = await StaffSession.Send(new GetOverview(_from, _to)));
            StateHasChanged();
        }
        while (look != _look);
    }

    private bool IsChosen(int days) => _to == Today && _from == Today.AddDays(1 - days);

    private void Go(DateOnly from, DateOnly to) => Go(
        $"overview?from={from.ToString(DayForm, Culture)}&to={to.ToString(DayForm, Culture)}");

    private IEnumerable<Point> PointsOf(Source source) =>
        [.. _seen!.Days.Select(day => new Point(day.Day.ToString("d MMM", Culture), day.Booked[source]))];

    private string Health(ChannelHealth channel)
    {
        var now = Clock.GetUtcNow();
        if (channel.IsWaiting) return "connected, waiting for its first message";
        if (channel.LastBooking is not { } last) return "no booking in the last eight weeks";

        var day = now.DayIn(StaffSession.Zone).DayOfWeek;
        return $"last booking {DisplayFormat.Ago(last, now, StaffSession.Zone)}, {channel.Today} today, "
            + $"usual for a {day} {Math.Round(channel.Usual).ToString(Culture)}";
    }

    private static string Share(decimal part, decimal whole) =>
        (whole == 0 ? 0 : part / whole).ToString("P1", Culture).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>One column's part, as the chart reads it.</summary>
    private sealed record Point(string Day, int Booked);
}
