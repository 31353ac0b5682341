using CustomerTracking.Api.Admin.Parts;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.Components.Routing;

namespace CustomerTracking.Api.Admin.Bookings;

public sealed partial class Bookings
{
    private const int OnePage = 50;

    private readonly HashSet<Guid> _arrived = [];
    private AppointmentChoices _choices = new([], []);
    private List<AppointmentRow>? _rows;
    private string? _next;
    private int _look;
    private IDisposable? _watch;

    private BookingsAddress Address { get; set; } = null!;

    private DateOnly Today => Clock.GetUtcNow().DayIn(Desk.Zone);

    private int Limit => Address.IsDay ? ListAppointments.LargestPage : OnePage;

    private string Counted => _rows switch
    {
        null => "Looking …",
        { Count: 0 } => "",
        _ when _next is not null => $"The latest {_rows.Count} bookings",
        _ => $"{Say.Count(_rows.Count, "booking")}{Worth(_rows)}",
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
        if (new Uri(to.Location).AbsolutePath == "/bookings") _ = InvokeAsync(Read);
    }

    private async Task Read()
    {
        Address = BookingsAddress.Read(new Uri(Navigation.Uri).Query, Today);
        _arrived.Clear();
        await Look(Limit);
        _choices = await Desk.Send(new ListAppointmentChoices(Address.From, Address.Last));
        StateHasChanged();
    }

    private Task Refresh() => Look(Math.Clamp(_rows?.Count ?? 0, Limit, ListAppointments.LargestPage), isNews: true);

    private async Task Look(int limit, bool isNews = false)
    {
        var look = ++_look;
        var page = await Send(limit, cursor: null);
        if (look != _look) return;   // something else has been asked for since

        // A day is read from its morning on.
        var rows = Address.IsDay ? page.Items.Reverse().ToList() : [.. page.Items];
        if (isNews && _rows is not null)
            _arrived.UnionWith(rows.Select(row => row.Booking.Id).Except(_rows.Select(row => row.Booking.Id)));
        (_rows, _next) = (rows, page.NextCursor);
        StateHasChanged();
    }

    private async Task More()
    {
        var look = ++_look;
        var page = await Send(OnePage, _next);
        if (look != _look) return;

        _rows!.AddRange(page.Items.ExceptBy(_rows.Select(row => row.Booking.Id), row => row.Booking.Id));
        _next = page.NextCursor;
    }

    private Task<Page<AppointmentRow>> Send(int limit, string? cursor) => Desk.Send(new ListAppointments
    {
        From = Address.From,
        To = Address.Last,
        Status = Address.Status,
        Source = Address.Source,
        StaffMember = Address.Staff,
        ServiceName = Address.Service,
        Limit = limit,
        Cursor = cursor,
    });

    private void SetStatus(string? word) =>
        Go(Address with { Status = Words<BookingStatus>.TryRead(word, out var status) ? status : null });

    private void SetSource(string? word) =>
        Go(Address with { Source = Words<Source>.TryRead(word, out var source) ? source : null });

    private void Go(BookingsAddress address) => Navigation.NavigateTo(address.Write(), replace: true);

    private string Worth(List<AppointmentRow> rows)
    {
        var currency = Desk.Salon!.Profile.Currency.Code;
        var value = rows.Select(row => row.Booking)
            .Where(booking => booking.Currency == currency
                && booking.Status is not (BookingStatus.Cancelled or BookingStatus.NoShow))
            .Sum(booking => booking.Amount ?? 0);
        return value > 0 ? $", worth {Say.Amount(value, currency)}" : "";
    }
}
