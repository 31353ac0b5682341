using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Overview;

/// <summary>
/// Compares each channel's day with the same day of the weeks before. A channel is silent when today has brought
/// nothing where two or more were usual by this hour, or when three days have where a booking a day is usual.
/// </summary>
internal sealed class ChannelPulse
{
    private const int Weeks = 8;
    private const int DaysOfWeek = 7;
    private const int MissedByNow = 2;
    private static readonly TimeSpan LongSilence = TimeSpan.FromDays(3);

    private readonly DateTimeOffset _now;
    private readonly TimeZoneInfo _zone;
    private readonly DateOnly _today;
    private readonly TimeSpan _hour;
    private readonly Dictionary<Channel, Tally> _channels = [];

    public ChannelPulse(DateTimeOffset now, TimeZoneInfo zone)
    {
        (_now, _zone, _today) = (now, zone, now.DayIn(zone));
        _hour = TimeZoneInfo.ConvertTime(now, zone).TimeOfDay;
        Since = _today.AddDays(-Weeks * DaysOfWeek).In(zone);
    }

    /// <summary>What is older is not looked at.</summary>
    public DateTimeOffset Since { get; }

    public void Count(Channel channel, DateTimeOffset at)
    {
        if (at < Since) return;
        if (!_channels.TryGetValue(channel, out var tally)) _channels[channel] = tally = new(at);

        var day = at.DayIn(_zone);
        tally.First = at < tally.First ? at : tally.First;
        tally.Last = at > tally.Last ? at : tally.Last;
        if (day == _today) tally.Today++;
        else tally.Before++;
        if (day == _today || day.DayOfWeek != _today.DayOfWeek) return;

        tally.SameDays++;
        if (TimeZoneInfo.ConvertTime(at, _zone).TimeOfDay <= _hour) tally.SameDaysByNow++;
    }

    /// <param name="connected">Told of even when they have brought nothing.</param>
    public IReadOnlyList<ChannelHealth> For(IEnumerable<Channel> connected) =>
    [
        .. connected.Concat(_channels.Keys).Distinct().Where(channel => channel is not Channel.Admin).Order()
            .Select(channel => _channels.TryGetValue(channel, out var tally)
                ? Health(channel, tally)
                : new(channel, null, 0, 0, IsSilent: false)),
    ];

    private ChannelHealth Health(Channel channel, Tally tally)
    {
        // A channel of two weeks is measured by two.
        var days = Math.Max(1, _today.DayNumber - tally.First.DayIn(_zone).DayNumber);
        double weeks = Math.Clamp((days + DaysOfWeek - 1) / DaysOfWeek, 1, Weeks);
        var isSilentToday = tally.Today == 0 && tally.SameDaysByNow / weeks >= MissedByNow;
        var busyDays = tally.Last.DayIn(_zone).DayNumber - tally.First.DayIn(_zone).DayNumber + 1;
        var isLongSilent = _now - tally.Last > LongSilence && tally.Before >= busyDays;
        return new(channel, tally.Last, tally.Today, tally.SameDays / weeks, isSilentToday || isLongSilent);
    }

    private sealed class Tally(DateTimeOffset first)
    {
        public DateTimeOffset First { get; set; } = first;

        public DateTimeOffset Last { get; set; } = first;

        public int Today { get; set; }

        public int Before { get; set; }

        public int SameDays { get; set; }

        public int SameDaysByNow { get; set; }
    }
}
