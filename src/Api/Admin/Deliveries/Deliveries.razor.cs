using CustomerTracking.Api.Admin.Parts;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.Components.Routing;

namespace CustomerTracking.Api.Admin.Deliveries;

public sealed partial class Deliveries
{
    private const int OnePage = 50;
    private const int MostRows = 500;

    // What REST and these pages record is no delivery.
    private static readonly Channel[] Channels =
        [Channel.Retell, Channel.WebChat, Channel.Whatsapp, Channel.Twilio, Channel.N8n];

    private readonly HashSet<Guid> _arrived = [];
    private readonly Dictionary<Guid, string> _names = [];
    private IReadOnlyList<DeliveryCount>? _counts;
    private List<DeliveryRow>? _rows;
    private string? _next;
    private bool _isLoading;
    private int _look;
    private IDisposable? _watch;

    private DeliveriesAddress Address { get; set; } = new();

    private bool IsFiltered => Address != new DeliveriesAddress();

    private DateOnly Today => Say.DayOf(Clock.GetUtcNow(), Desk.Zone);

    private string Period => Address.Counted(Today) is var (first, last) && (first, last) == (Today.AddDays(-6), Today)
        ? "The last seven days"
        : $"{Say.Day(first)} to {Say.Day(last)}";

    private string Told => _rows switch
    {
        null => "Looking …",
        { Count: 0 } => "",
        _ when _next is not null => $"The latest {_rows.Count}",
        { Count: 1 } => "1 delivery",
        _ => $"{_rows.Count} deliveries",
    };

    protected override async Task OnInitializedAsync()
    {
        _watch = Feed.Subscribe(Desk.Salon!.Profile, () => InvokeAsync(Refresh));
        Navigation.LocationChanged += Moved;
        await Read();
    }

    public void Dispose()
    {
        _watch?.Dispose();
        Navigation.LocationChanged -= Moved;
    }

    // Only what stands behind the question mark: another path is another page.
    private void Moved(object? sender, LocationChangedEventArgs to)
    {
        if (new Uri(to.Location).AbsolutePath == "/deliveries") _ = InvokeAsync(Read);
    }

    private Task Read()
    {
        Address = DeliveriesAddress.Read(new Uri(Navigation.Uri).Query);
        _arrived.Clear();
        return Look(OnePage);
    }

    private Task Refresh() => Look(Math.Clamp(_rows?.Count ?? 0, OnePage, MostRows), isNews: true);

    private async Task Look(int limit, bool isNews = false)
    {
        var look = ++_look;
        var page = await Send(limit, cursor: null);
        var counts = await Count();
        if (look != _look) return;   // something else has been asked for since

        if (isNews && _rows is not null)
            _arrived.UnionWith(page.Items.Select(row => row.Id).Except(_rows.Select(row => row.Id)));
        (_rows, _next, _counts) = ([.. page.Items], page.NextCursor, counts);
        StateHasChanged();
    }

    private async Task More()
    {
        var look = ++_look;
        _isLoading = true;
        var page = await Send(OnePage, _next);
        _isLoading = false;
        if (look != _look) return;

        _rows!.AddRange(page.Items.ExceptBy(_rows.Select(row => row.Id), row => row.Id));
        _next = page.NextCursor;
    }

    private async Task<Page<DeliveryRow>> Send(int limit, string? cursor)
    {
        var page = await Desk.Send(new ListDeliveries { Filter = Address.Filter, Limit = limit, Cursor = cursor });
        var strangers = page.Items.Select(row => row.ClientId).OfType<Guid>().Where(id => !_names.ContainsKey(id));
        var ids = strangers.Distinct().Select(id => new ClientId(id)).ToList();
        if (ids.Count > 0)
        {
            foreach (var (id, name) in await Desk.Send(new NameClients(ids))) _names[id] = name;
        }

        return page;
    }

    // Of every outcome, whichever is listed.
    private Task<IReadOnlyList<DeliveryCount>> Count()
    {
        var (first, last) = Address.Counted(Today);
        return Desk.Send(new CountDeliveries(new()
        {
            Channel = Address.Channel,
            From = DeliveriesAddress.Begin(first),
            To = DeliveriesAddress.Begin(last, daysLater: 1),
        }));
    }

    private int Number(DeliveryOutcome outcome) =>
        _counts?.Where(count => count.Outcome == outcome).Sum(count => count.Deliveries) ?? 0;

    private string NameOf(Guid client) =>
        _names.GetValueOrDefault(client) is { Length: > 0 } name ? name : "Name unknown";

    // Chosen again, it is taken back.
    private DeliveriesAddress Only(DeliveryOutcome outcome) =>
        Address with { Outcome = Address.Outcome == outcome ? null : outcome };

    private void SetOutcome(string? word) =>
        Go(Address with { Outcome = Words<DeliveryOutcome>.TryRead(word, out var outcome) ? outcome : null });

    private void SetChannel(string? word) =>
        Go(Address with { Channel = Words<Channel>.TryRead(word, out var channel) ? channel : null });

    private void Go(DeliveriesAddress address) => Navigation.NavigateTo(address.Write(), replace: true);

    private static string Code<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is { } known ? Words<TEnum>.Of(known) : "";
}
