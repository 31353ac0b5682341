using CustomerTracking.Api.Admin.Parts;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.Components.Routing;

namespace CustomerTracking.Api.Admin.Customers;

public sealed partial class Customers
{
    private const int OnePage = 50;
    private static readonly TimeSpan PauseOfTyping = TimeSpan.FromMilliseconds(150);

    private readonly HashSet<Guid> _arrived = [];
    private string? _text;
    private List<CustomerRow>? _rows;
    private string? _next;
    private bool _isLoading;
    private int _look;
    private IDisposable? _watch;
    private CancellationTokenSource? _typing;

    private CustomersAddress Address { get; set; } = new(new(), default);

    private CustomerFilter Filter => Address.Filter;

    private bool HasDates => Filter is not { SeenFrom: null, SeenTo: null, BookedFrom: null, BookedTo: null };

    private bool IsFiltered => Filter != new CustomerFilter();

    private string Counted => _rows switch
    {
        null => "Looking …",
        { Count: 0 } => "",
        _ when _next is not null => $"The first {_rows.Count} customers",
        _ => Say.Count(_rows.Count, "customer"),
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
        _typing?.Cancel();
        Navigation.LocationChanged -= Moved;
    }

    // Only what stands behind the question mark: another path is another page.
    private void Moved(object? sender, LocationChangedEventArgs to)
    {
        if (new Uri(to.Location).AbsolutePath == "/customers") _ = InvokeAsync(Read);
    }

    private async Task Read()
    {
        Address = CustomersAddress.Read(new Uri(Navigation.Uri).Query);
        if (CleanText.Line(_text) != Filter.Query) _text = Filter.Query;
        _arrived.Clear();
        await Look(OnePage);
    }

    private async Task Typed()
    {
        if (_typing is not null) await _typing.CancelAsync();
        using var typing = _typing = new();
        try
        {
            await Task.Delay(PauseOfTyping, Clock, typing.Token);
            Search();
        }
        catch (OperationCanceledException)   // another letter, or Enter
        {
        }
        finally
        {
            if (_typing == typing) _typing = null;
        }
    }

    private void Search()
    {
        if (CleanText.Line(_text) != Filter.Query) Filtered(Filter with { Query = CleanText.Line(_text) });
    }

    private async Task OpenFirst()
    {
        if (_typing is not null) await _typing.CancelAsync();
        if (CleanText.Line(_text) is not { } words) return;

        var first = await Desk.Send(new ListCustomers { Filter = Filter with { Query = words }, Limit = 1 });
        if (first.Items.Count > 0) Navigation.NavigateTo($"customers/{first.Items[0].Id}");
        else Search();
    }

    private void SetSource(string? word) =>
        Filtered(Filter with { Source = Words<Source>.TryRead(word, out var source) ? source : null });

    private void SetStatus(string? word) =>
        Filtered(Filter with { Status = Words<ClientStatus>.TryRead(word, out var status) ? status : null });

    private void SetOrder(string? word)
    {
        if (Words<CustomerOrder>.TryRead(word, out var order)) Go(Address with { Order = order });
    }

    // Pressed again, it is taken back.
    private void Sort(CustomerOrder order)
    {
        if (Filter.Query is null) Go(Address with { Order = Address.Order == order ? CustomerOrder.Newest : order });
    }

    private string Sorted(CustomerOrder order) => Filter.Query is not null || Address.Order != order ? "none"
        : order is CustomerOrder.Name ? "ascending" : "descending";

    private void Filtered(CustomerFilter filter) => Go(Address with { Filter = filter });

    private void Go(CustomersAddress address) => Navigation.NavigateTo(address.Write("customers"), replace: true);

    private Task Refresh() => Look(Math.Clamp(_rows?.Count ?? 0, OnePage, ListCustomers.LargestPage), isNews: true);

    private async Task Look(int limit, bool isNews = false)
    {
        var look = ++_look;
        var page = await Send(limit, cursor: null);
        if (look != _look) return;   // something else has been asked for since

        if (isNews && _rows is not null)
            _arrived.UnionWith(page.Items.Select(row => row.Id).Except(_rows.Select(row => row.Id)));
        (_rows, _next) = ([.. page.Items], page.NextCursor);
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

    private Task<Page<CustomerRow>> Send(int limit, string? cursor) => Desk.Send(new ListCustomers
    {
        Filter = Filter,
        Order = Address.Order,
        Limit = limit,
        Cursor = cursor,
    });
}
