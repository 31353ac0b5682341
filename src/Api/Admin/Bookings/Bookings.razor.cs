using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Admin.Bookings;

public sealed partial class Bookings
{
    private const int OnePage = 50;

    private readonly LiveRows<AppointmentRow> _rows = new(row => row.Booking.Id);
    private AppointmentChoices _choices = new([], []);

    private BookingsAddress Address { get; set; } = new(default, null);

    private DateOnly Today => Clock.GetUtcNow().DayIn(StaffSession.Zone);

    private int Limit => Address.IsDay ? ListAppointments.LargestPage : OnePage;

    private string Counted => _rows.All switch
    {
        null => "Looking …",
        { Count: 0 } => "",
        { Count: var count } when _rows.HasMore => $"The latest {count} bookings",
        { } all => $"{DisplayFormat.Count(all.Count, "booking")}{Worth(all)}",
    };

    protected override async Task Read()
    {
        Address = BookingsAddress.Read(Query, Today);
        if (!await _rows.Read(() => Send(Limit))) return;

        _choices = await StaffSession.Send(new ListAppointmentChoices(Address.From, Address.Last));
        StateHasChanged();
    }

    protected override async Task Refresh()
    {
        var limit = Math.Clamp(_rows.All?.Count ?? 0, Limit, ListAppointments.LargestPage);
        if (await _rows.Refresh(() => Send(limit))) StateHasChanged();
    }

    private Task More() => _rows.More(cursor => Send(OnePage, cursor));

    private async Task<Page<AppointmentRow>> Send(int limit, string? cursor = null)
    {
        var page = await StaffSession.Send(new ListAppointments
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

        // A day is read from its morning on.
        return Address.IsDay ? page with { Items = [.. page.Items.Reverse()] } : page;
    }

    private void SetStatus(string? word) =>
        Go(Address with { Status = EnumText<BookingStatus>.TryParse(word, out var status) ? status : null });

    private void SetSource(string? word) =>
        Go(Address with { Source = EnumText<Source>.TryParse(word, out var source) ? source : null });

    private void Go(BookingsAddress address) => Go(address.Write());

    private string Worth(IEnumerable<AppointmentRow> rows)
    {
        var currency = StaffSession.Tenant!.Profile.Currency.Code;
        var value = rows.Select(row => row.Booking)
            .Where(booking => booking.Currency == currency
                && booking.Status is not (BookingStatus.Cancelled or BookingStatus.NoShow))
            .Sum(booking => booking.Amount ?? 0);
        return value > 0 ? $", worth {DisplayFormat.Amount(value, currency)}" : "";
    }
}
