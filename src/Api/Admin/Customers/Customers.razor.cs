using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Admin.Customers;

public sealed partial class Customers
{
    private const int OnePage = 50;

    private readonly LiveRows<CustomerRow> _rows = new(row => row.Id);
    private string? _text;
    private bool _showsDates;
    private int? _duplicates;

    private CustomersAddress Address { get; set; } = new(new(), default);

    private CustomerFilter Filter => Address.Filter;

    private bool HasDates => Filter is not { SeenFrom: null, SeenTo: null, BookedFrom: null, BookedTo: null };

    private bool IsFiltered => Filter != new CustomerFilter();

    private string Counted => _rows.All switch
    {
        null => "Looking …",
        { Count: 0 } => "",
        { Count: var count } when _rows.HasMore => $"The first {count} customers",
        { Count: var count } => DisplayFormat.Count(count, "customer"),
    };

    protected override async Task Read()
    {
        Address = CustomersAddress.Read(Query);
        if (CleanText.Line(_text) != Filter.Query) _text = Filter.Query;   // back, or everybody is to be shown
        if (!await _rows.Read(() => Send(OnePage))) return;

        _duplicates ??= await StaffSession.Send(new CountDuplicates());   // once, not with each letter of a search
        StateHasChanged();
    }

    protected override async Task Refresh()
    {
        var limit = Math.Clamp(_rows.All?.Count ?? 0, OnePage, ListCustomers.LargestPage);
        if (!await _rows.Refresh(() => Send(limit))) return;

        _duplicates = await StaffSession.Send(new CountDuplicates());
        StateHasChanged();
    }

    private void Search(string? text)
    {
        _text = text;
        if (CleanText.Line(_text) != Filter.Query) Filtered(Filter with { Query = CleanText.Line(_text) });
    }

    private async Task OpenFirst()
    {
        if (CleanText.Line(_text) is not { } words) return;

        var first = await StaffSession.Send(new ListCustomers { Filter = Filter with { Query = words }, Limit = 1 });
        if (first.Items.Count > 0) Navigation.NavigateTo($"customers/{first.Items[0].Id}");
    }

    private void SetSource(string? word) =>
        Filtered(Filter with { Source = EnumText<Source>.TryParse(word, out var source) ? source : null });

    private void SetStatus(string? word) =>
        Filtered(Filter with { Status = EnumText<ClientStatus>.TryParse(word, out var status) ? status : null });

    private void SetOrder(string? word)
    {
        if (EnumText<CustomerOrder>.TryParse(word, out var order)) Go(Address with { Order = order });
    }

    // Pressed again, it is taken back.
    private void Sort(CustomerOrder order)
    {
        if (Filter.Query is null) Go(Address with { Order = Address.Order == order ? CustomerOrder.Newest : order });
    }

    private string Sorted(CustomerOrder order) => Filter.Query is not null || Address.Order != order ? "none"
        : order is CustomerOrder.Name ? "ascending" : "descending";

    private void Filtered(CustomerFilter filter) => Go(Address with { Filter = filter });

    private void Go(CustomersAddress address) => Go(address.Write("customers"));

    private Task More() => _rows.More(cursor => Send(OnePage, cursor));

    private Task<Page<CustomerRow>> Send(int limit, string? cursor = null) => StaffSession.Send(new ListCustomers
    {
        Filter = Filter,
        Order = Address.Order,
        Limit = limit,
        Cursor = cursor,
    });
}
