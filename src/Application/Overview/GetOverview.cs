using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Overview;

/// <summary>
/// What the channels brought on these days of the salon's, and whether each is doing what it usually does.
/// </summary>
public sealed record GetOverview(DateOnly From, DateOnly To) : IRequest<TenantOverview>, IRead
{
    public const int MostDays = 366;
}

/// <param name="Days">Each day of the period, in order.</param>
/// <param name="Sources">What each way of reaching the platform brought, in the period.</param>
/// <param name="NewClients">Clients whom a booking of the period made known.</param>
/// <param name="ReturningClients">Others who booked in it. A longer period makes some of them new.</param>
/// <param name="CameBack">
/// Clients with a booking in the period that was not their first, wherever their first lies: a longer period never has
/// fewer.
/// </param>
/// <param name="Unusable">Messages received in it that wait for a correction.</param>
/// <param name="Channels">As of now, whatever the period.</param>
public sealed record TenantOverview(
    IReadOnlyList<DayOfBookings> Days, IReadOnlyList<SourceTotal> Sources, int NewClients, int ReturningClients,
    int CameBack, int Unusable, IReadOnlyList<ChannelHealth> Channels);

/// <param name="Day">As the salon's clocks count it.</param>
/// <param name="Booked">How many were booked on it, whenever the appointment is.</param>
public sealed record DayOfBookings(DateOnly Day, IReadOnlyDictionary<Source, int> Booked);

/// <param name="Source">Which.</param>
/// <param name="Booked">How many.</param>
/// <param name="Value">Of those in the salon's currency that were not called off.</param>
public sealed record SourceTotal(Source Source, int Booked, decimal Value);

/// <param name="Channel">Which.</param>
/// <param name="LastBooking">Null where the last eight weeks had none.</param>
/// <param name="Today">How many so far.</param>
/// <param name="Usual">How many such a day of the week has in all, on average of the weeks that are known.</param>
/// <param name="IsSilent">It has brought nothing for longer than it should.</param>
public sealed record ChannelHealth(Channel Channel, DateTimeOffset? LastBooking, int Today, double Usual, bool IsSilent)
{
    /// <summary>It is connected, and no message of the vendor's own has come yet.</summary>
    public bool IsWaiting { get; init; }
}

internal sealed class GetOverviewValidator : AbstractValidator<GetOverview>
{
    private const int EarliestYear = 2000;
    private const int LatestYear = 2199;

    public GetOverviewValidator()
    {
        RuleFor(query => query.To).GreaterThanOrEqualTo(query => query.From)
            .WithMessage("The period ends before it begins.");
        RuleFor(query => query.To).Must((query, to) => to.DayNumber - query.From.DayNumber < GetOverview.MostDays)
            .WithMessage($"A period has at most {GetOverview.MostDays} days.");
        RuleFor(query => query).Must(query => query.From.Year >= EarliestYear && query.To.Year <= LatestYear)
            .WithMessage($"A period lies between {EarliestYear} and {LatestYear}.");
    }
}

internal sealed class GetOverviewHandler(IReadDb db, CurrentCaller caller, TimeProvider clock)
    : IRequestHandler<GetOverview, TenantOverview>
{
    public async Task<TenantOverview> Handle(GetOverview query, CancellationToken ct)
    {
        var (zone, now) = (caller.Tenant.Zone, clock.GetUtcNow());
        var (from, to) = (query.From.In(zone), query.To.EndIn(zone));
        var pulse = new ChannelPulse(now, zone);
        var period = new Period(query.From, query.To, caller.Tenant.Currency);

        // Read once and kept as sums: a day is the salon's, which a database does not know.
        var earliest = from < pulse.Since ? from : pulse.Since;
        var bookings = db.Bookings.Where(booking => booking.CreatedAt >= earliest)
            .Select(booking => new BookedRow(
                booking.CreatedAt, booking.Source, booking.Channel, booking.ClientId.Value, booking.Amount,
                booking.Currency, booking.Status, booking.Match.Decision));
        await foreach (var row in bookings.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (row.At >= from && row.At < to) period.Count(row, row.At.DayIn(zone));
            pulse.Count(row.Channel, row.At);
        }

        var cameBack = await db.Bookings
            .Where(booking => booking.CreatedAt >= from && booking.CreatedAt < to && db.Clients.Any(
                client => client.Id == booking.ClientId && client.FirstBookingDate < booking.CreatedAt))
            .Select(booking => booking.ClientId).Distinct().CountAsync(ct);
        var unusable = await db.InboundMessages.WithOutcome(InboundMessageOutcome.Unusable).CountAsync(
            message => message.ReceivedAt >= from && message.ReceivedAt < to, ct);
        var connected = await db.ChannelConnections.Where(connection => connection.Enabled)
            .Select(connection => new { connection.Id, connection.Channel }).ToListAsync(ct);
        var health = pulse.For(connected.Select(connection => connection.Channel));
        var waiting = await Waiting(
            connected.ToLookup(connection => connection.Channel, connection => connection.Id.Value),
            health.Where(channel => channel.LastBooking is null).Select(channel => channel.Channel), ct);
        return period.Overview(
            cameBack, unusable,
            [.. health.Select(channel => channel with { IsWaiting = waiting.Contains(channel.Channel) })]);
    }

    private async Task<HashSet<Channel>> Waiting(
        ILookup<Channel, Guid> connections, IEnumerable<Channel> quiet, CancellationToken ct)
    {
        var waiting = new HashSet<Channel>();
        foreach (var channel in quiet)
        {
            var isHeard = false;
            foreach (var id in connections[channel])
                isHeard = isHeard || await db.InboundMessages.FromVendor(id).AnyAsync(ct);
            if (!isHeard) waiting.Add(channel);
        }

        return waiting;
    }
}

internal sealed record BookedRow(
    DateTimeOffset At, Source Source, Channel Channel, Guid ClientId, decimal? Amount, Currency Currency,
    BookingStatus Status, MatchDecision Decision);
