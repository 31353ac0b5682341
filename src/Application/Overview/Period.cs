using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Overview;

/// <summary>Sums up what was booked on some days.</summary>
internal sealed class Period
{
    private static readonly Source[] Sources = [.. Domain.Common.Sources.OfBookings];

    private readonly Currency _currency;
    private readonly SortedDictionary<DateOnly, int[]> _days = [];
    private readonly decimal[] _values = new decimal[Sources.Length];
    private readonly HashSet<Guid> _newClients = [];
    private readonly HashSet<Guid> _clients = [];

    public Period(DateOnly from, DateOnly to, Currency currency)
    {
        _currency = currency;
        for (var day = from; day <= to; day = day.AddDays(1)) _days[day] = new int[Sources.Length];
    }

    public void Count(BookedRow row, DateOnly day)
    {
        _days[day][(int)row.Source]++;
        _clients.Add(row.ClientId);
        if (row.Decision is MatchDecision.Created) _newClients.Add(row.ClientId);
        if (row.Amount is { } amount && row.Currency == _currency
            && row.Status is not (BookingStatus.Cancelled or BookingStatus.NoShow))
            _values[(int)row.Source] += amount;
    }

    public TenantOverview Overview(int cameBack, int unusable, IReadOnlyList<ChannelHealth> channels) => new(
        [.. _days.Select(day => new DayOfBookings(
            day.Key, Sources.ToDictionary(source => source, source => day.Value[(int)source])))],
        [.. Sources.Select(source => new SourceTotal(
            source, _days.Values.Sum(day => day[(int)source]), _values[(int)source]))],
        _newClients.Count, _clients.Count - _newClients.Count, cameBack, unusable, channels);
}
