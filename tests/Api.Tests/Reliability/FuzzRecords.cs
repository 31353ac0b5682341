using CustomerTracking.Api.DemoData;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>What a channel's messages left behind. The demo's own rows are left out.</summary>
internal sealed record FuzzRecords(
    FuzzedChannel Channel, List<FuzzRecords.Told> InboundMessages, List<FuzzRecords.Made> Bookings,
    List<FuzzRecords.Person> Clients)
{
    public int Tracked => Count(InboundMessageOutcome.Tracked);

    private List<Told> Ours => [.. InboundMessages.Where(one => one.Format == Channel.Format)];

    public static async Task<FuzzRecords> Read(TestApi api, FuzzedChannel channel) => new(
        channel,
        await api.Read(db => db.Set<InboundMessage>().Where(one => one.Id != Demo.InboundMessageId)
            .Select(one => new Told(
                one.Format, one.Outcome, one.Repeats, one.BookingId, one.Code != null && one.Body != null))
            .ToListAsync()),
        await api.Read(db => db.Set<Booking>().Where(one => one.Id != Demo.BookingId)
            .Select(one => new Made(one.Id, one.ClientId)).ToListAsync()),
        await api.Read(db => db.Set<Client>()
            .Select(one => new Person(one.Id, one.ContactPoints.Any())).ToListAsync()));

    /// <param name="statuses">How each message was answered.</param>
    public void Agree(IReadOnlyCollection<int> statuses) => Assert.Multiple(() =>
    {
        Assert.That(Ours.Sum(one => 1 + one.Repeats), Is.EqualTo(statuses.Count),
            "every delivery is a row, or counted on one");
        AgreeOnBookings();
        Assert.That(
            Ours.Where(one => one is { Outcome: InboundMessageOutcome.Unusable, CanBeCorrected: false }), Is.Empty,
            "unusable, and nothing kept to correct or no reason why");
        if (Channel.IsSigned) return;

        Assert.That(
            Ours.Where(one => one.Outcome is InboundMessageOutcome.Unusable).Sum(one => 1 + one.Repeats),
            Is.EqualTo(statuses.Count(status => status >= 400)), "what was refused was kept");
        Assert.That(statuses.Count(status => status == 201), Is.EqualTo(Channel.Changes ? 0 : Bookings.Count),
            "what was promised was booked");
    });

    public override string ToString() =>
        string.Join(", ", Enum.GetValues<InboundMessageOutcome>().Select(outcome => $"{Count(outcome)} {outcome}"))
        + $", {Ours.Sum(one => one.Repeats)} repeats, {Bookings.Count} bookings";

    private void AgreeOnBookings()
    {
        var made = Bookings.Select(one => one.Id).ToList();
        var tracked = InboundMessages
            .Where(one => one.Outcome is InboundMessageOutcome.Tracked && one.Format == Channel.MadeBy)
            .Select(one => one.BookingId!.Value).ToList();
        Assert.That(made.Except(tracked), Is.Empty, "bookings that no delivery tracked");
        Assert.That(tracked, Has.Count.EqualTo(made.Count), "one delivery tracked each booking");
        Assert.That(Ours.Select(one => one.BookingId).OfType<BookingId>().Except(made), Is.Empty,
            "deliveries of bookings that are not there");
        Assert.That(Bookings.Select(one => one.ClientId).Except(Clients.Select(one => one.Id)), Is.Empty,
            "bookings without a client");
        Assert.That(Clients.Where(one => !one.IsReachable), Is.Empty, "clients without a contact point");
    }

    private int Count(InboundMessageOutcome outcome) => Ours.Count(one => one.Outcome == outcome);

    internal sealed record Told(
        string Format, InboundMessageOutcome Outcome, int Repeats, BookingId? BookingId, bool CanBeCorrected);

    internal sealed record Made(BookingId Id, ClientId ClientId);

    internal sealed record Person(ClientId Id, bool IsReachable);
}
