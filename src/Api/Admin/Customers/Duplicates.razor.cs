using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Duplicates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerTracking.Api.Admin.Customers;

public sealed partial class Duplicates
{
    private const string Dismissed = "dismissed";
    private const string Parameter = "show";
    private const int OnePage = 25;
    private const int MostRows = 100;

    private readonly LiveRows<DuplicateRow> _rows = new(row => row.Id);
    private readonly Attempt _attempt = new();
    private bool _showsDismissed;
    private bool _mustFocus;
    private ElementReference _told;

    [Inject]
    private UndoOffer Offer { get; set; } = null!;

    private string Told => _rows.All switch
    {
        null => "Looking …",
        { Count: 0 } => "",
        { Count: var count } when _rows.HasMore => $"The first {count}",
        { Count: var count } => DisplayFormat.Count(count, "pair"),
    };

    protected override Task Read()
    {
        _showsDismissed = QueryHelpers.ParseQuery(Query).TryGetValue(Parameter, out var show) && show == Dismissed;
        return Draw(_rows.Read(() => Send(OnePage)));
    }

    protected override Task Refresh() =>
        Draw(_rows.Refresh(() => Send(Math.Clamp(_rows.All?.Count ?? 0, OnePage, MostRows))));

    // The button that was pressed is gone with its pair, and the focus must not go with it.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_mustFocus) return;

        _mustFocus = false;
        await _told.FocusAsync(preventScroll: true);
    }

    private async Task Draw(Task<bool> rows)
    {
        if (await rows) StateHasChanged();
    }

    private Task More() => _rows.More(cursor => Send(OnePage, cursor));

    private Task<Page<DuplicateRow>> Send(int limit, string? cursor = null) => StaffSession.Send(
        new ListDuplicates { Dismissed = _showsDismissed, Limit = limit, Cursor = cursor });

    private void Show(string? word) => Go(word == Dismissed
        ? $"customers/duplicates?{Parameter}={Dismissed}" : "customers/duplicates");

    private async Task Dismiss(DuplicateRow row)
    {
        if (!await _attempt.Run(() => StaffSession.Send(new DismissDuplicate(new(row.Id))))) return;

        Offer.Make($"{NameOf(row.Client)} and {NameOf(row.Other)} are kept apart.", async _ =>
        {
            await StaffSession.Send(new ReopenDuplicate(new(row.Id)));
            await InvokeAsync(Refresh);
            return null;
        });
        await Decided();
    }

    private async Task Reopen(DuplicateRow row)
    {
        if (await _attempt.Run(() => StaffSession.Send(new ReopenDuplicate(new(row.Id))))) await Decided();
    }

    private Task Decided()
    {
        _mustFocus = true;
        return Refresh();
    }

    private static string NameOf(DuplicateClient client) => DisplayFormat.Name(client.Name);
}
