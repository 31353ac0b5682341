using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Admin.Inbox;

public sealed partial class Inbox
{
    private const int OnePage = 50;
    private const int MostRows = 500;

    private readonly LiveRows<InboundMessageRow> _rows = new(row => row.Id);
    private readonly Dictionary<Guid, string> _names = [];
    private IReadOnlyList<InboundMessageCount>? _counts;

    private InboxAddress Address { get; set; } = new();

    private bool IsFiltered => Address != new InboxAddress();

    private DateOnly Today => DisplayFormat.DayOf(Clock.GetUtcNow(), StaffSession.Zone);

    private string Period => Address.Counted(Today) is var (first, last) && (first, last) == (Today.AddDays(-6), Today)
        ? "The last seven days"
        : $"{DisplayFormat.Day(first)} to {DisplayFormat.Day(last)}";

    private string Told => _rows.All switch
    {
        null => "Looking …",
        { Count: 0 } => "",
        { Count: var count } when _rows.HasMore => $"The latest {count}",
        { Count: 1 } => "1 message",
        { Count: var count } => $"{count} messages",
    };

    protected override Task Read()
    {
        Address = InboxAddress.Read(Query);
        return Show(_rows.Read(() => Send(OnePage)));
    }

    protected override Task Refresh() =>
        Show(_rows.Refresh(() => Send(Math.Clamp(_rows.All?.Count ?? 0, OnePage, MostRows))));

    private async Task Show(Task<bool> rows)
    {
        if (!await rows) return;

        _counts = await Count();
        StateHasChanged();
    }

    private Task More() => _rows.More(cursor => Send(OnePage, cursor));

    private async Task<Page<InboundMessageRow>> Send(int limit, string? cursor = null)
    {
        var page = await StaffSession.Send(
            new ListInboundMessages { Filter = Address.Filter, Limit = limit, Cursor = cursor });
        var strangers = page.Items.Select(row => row.ClientId).OfType<Guid>().Where(id => !_names.ContainsKey(id));
        var ids = strangers.Distinct().Select(id => new ClientId(id)).ToList();
        if (ids.Count > 0)
        {
            foreach (var (id, name) in await StaffSession.Send(new NameClients(ids))) _names[id] = name;
        }

        return page;
    }

    // Of every outcome, whichever is listed.
    private Task<IReadOnlyList<InboundMessageCount>> Count()
    {
        var (first, last) = Address.Counted(Today);
        return StaffSession.Send(new CountInboundMessages(new()
        {
            Channel = Address.Channel,
            From = InboxAddress.Begin(first),
            To = InboxAddress.Begin(last, daysLater: 1),
        }));
    }

    private int Number(InboundMessageOutcome outcome) =>
        _counts?.Where(count => count.Outcome == outcome).Sum(count => count.InboundMessages) ?? 0;

    private string NameOf(Guid client) => DisplayFormat.Name(_names.GetValueOrDefault(client));

    // Chosen again, it is taken back.
    private InboxAddress Only(InboundMessageOutcome outcome) =>
        Address with { Outcome = Address.Outcome == outcome ? null : outcome };

    private void SetOutcome(string? word) =>
        Go(Address with { Outcome = EnumText<InboundMessageOutcome>.TryParse(word, out var outcome) ? outcome : null });

    private void SetChannel(string? word) =>
        Go(Address with { Channel = EnumText<Channel>.TryParse(word, out var channel) ? channel : null });

    private void Go(InboxAddress address) => Go(address.Write());
}
