using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// Writes what became of the scope's message into the unit of work that the use case is about to save, so that the two
/// never disagree. Where the scope has no message it does nothing.
/// </summary>
internal sealed class Inbox(
    IInboundMessageRepository messages, CurrentInboundMessage current, CurrentCaller caller, ISecrets secrets,
    TimeProvider clock) : IRepeatLog
{
    private bool _mayBeThere;
    private bool _isCounted;

    public IReadOnlyList<Correction> Corrections => current.Corrections;

    /// <summary>Whether a person put one of these right before the message was read again.</summary>
    public bool HasCorrected(params BookingField[] fields) =>
        Corrections.Any(correction => fields.Any(field => field.Name == correction.Field));

    public ValueSource CorrectedBy => ValueTrust.UsualOf(current.By);

    /// <returns>When the message came in that is replayed; null where none is.</returns>
    public async Task<DateTimeOffset?> ReplayedFrom(CancellationToken ct) => current.Replayed is { } id
        ? (await messages.Find(id, ct))?.ReceivedAt : null;

    public Editor Corrector(DateTimeOffset now) => new(caller.Name, current.By, now);

    public Task<bool> Tracked(ClientId client, BookingId booking, CancellationToken ct)
    {
        // What tracks something is new, as good as always. If it is not, the unique key says so, and the second try
        // looks.
        var isNew = !_mayBeThere;
        _mayBeThere = true;
        return Write(new(InboundMessageOutcome.Tracked, ClientId: client, BookingId: booking), isNew, ct);
    }

    public Task<bool> Duplicate(ClientId client, BookingId booking, CancellationToken ct) => Write(
        new(InboundMessageOutcome.Duplicate, ClientId: client, BookingId: booking), isNew: false, ct);

    /// <summary>
    /// Whether this very message, by an id that its sender gave it, has led to that booking before. The same bytes
    /// without an id may be said twice, and meant twice.
    /// </summary>
    public async Task<bool> HasLedTo(BookingId booking, CancellationToken ct) =>
        current is { Received: { } received, Body: { } body }
        && !received.Key.EndsWith(DeduplicationKey.FromBody(body.Span), StringComparison.Ordinal)
        && await messages.FindByKey(received.SenderId, received.Key, ct) is { } known && known.BookingId == booking;

    public Task<bool> Write(InboundMessageResult result, CancellationToken ct) => Write(result, isNew: false, ct);

    /// <summary>An answer that was given before is given again.</summary>
    public Task AnsweredAgain(CancellationToken ct) => current.Received is { } received
        ? IsCounted(received, InboundMessageOutcome.Tracked, booking: null, ct)
        : Task.CompletedTask;

    /// <returns>Whether there is something to save.</returns>
    private async Task<bool> Write(InboundMessageResult result, bool isNew, CancellationToken ct)
    {
        if (current.Replayed is { } id)
        {
            var replayed = await messages.Find(id, ct) ?? throw new DomainException(InboundMessageErrors.NotFound);
            replayed.Replayed(result, caller.Name, current.Corrections, clock.GetUtcNow());
            return true;
        }

        if (current.Received is not { } received) return false;
        if (!isNew && await IsCounted(received, result.Outcome, result.BookingId, ct)) return false;

        await Write(received with { Body = Sealed() }, result, isNew, ct);
        return true;
    }

    // Once, also if what follows loses a race and runs again. The reason of an unusable one may be another each time.
    private async Task<bool> IsCounted(
        ReceivedMessage received, InboundMessageOutcome outcome, BookingId? booking, CancellationToken ct) =>
        _isCounted = _isCounted || (outcome is not InboundMessageOutcome.Unusable
            && await messages.CountRepeat(received, outcome, booking, ct));

    private async Task Write(ReceivedMessage received, InboundMessageResult result, bool isNew, CancellationToken ct)
    {
        var known = isNew ? null : await messages.FindByKey(received.SenderId, received.Key, ct);
        if (known is { IsSettled: true } && known.BookingId != result.BookingId && current.Body is { } body)
        {
            // Something else under a key that has led to a booking: it is a message of its own, or it would be lost.
            var apart = result.BookingId?.ToString() ?? DeduplicationKey.FromBody(body.Span);
            received = received with { Key = DeduplicationKey.FromId($"{received.Key}#{apart}") };
            known = await messages.FindByKey(received.SenderId, received.Key, ct);
        }

        if (known is null) messages.Add(InboundMessage.Receive(caller.Tenant.Id, received, result, current.Elapsed));
        else known.Repeat(received, result);
    }

    private byte[]? Sealed() => current.Body is { } body ? secrets.Seal(body.Span) : null;
}
