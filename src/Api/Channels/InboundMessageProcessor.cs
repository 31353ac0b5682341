using CustomerTracking.Api.Errors;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// The way of one message, whichever channel it came through: read, sent on as a command, and kept in the inbox
/// with what became of it. What fails on our side is thrown, so that the sender repeats it.
/// </summary>
internal sealed partial class InboundMessageProcessor(
    IMediator mediator, CurrentInboundMessage current, CurrentCaller caller, IServiceProvider services,
    ILogger<InboundMessageProcessor> log)
{
    private const int LongestId = 80;

    /// <param name="message">What was sent.</param>
    /// <param name="received">How it came, under a key that counts if the message itself has none; null in a replay,
    /// which is written to the message it replays.</param>
    /// <param name="format">Which reader understands it.</param>
    /// <param name="enter">Enters the tenant: the sender's, if what the body says does not contradict it.</param>
    public async Task<ProcessingResult> ProcessAsync(
        RawMessage message, ReceivedMessage? received, string format, Func<IReadOnlyList<string?>, Task> enter,
        CancellationToken ct)
    {
        ParsedMessage? parsed = null;
        try
        {
            parsed = services.GetRequiredKeyedService<IMessageReader>(format).Read(message);
            if (received is not null) current.Receive(Named(received, parsed), message.Body);
            var command = Command(parsed);
            if (command is null or NoBooking or ChangeWhatsappIdentity) message.Corrections.ThrowIfUnused();
            else message.Corrections.ThrowIfUnread();
            current.Correct(message.Corrections.Applied);
            await enter(parsed.Tenants);
            return await Send(command, parsed, ct);
        }
        catch (Exception refusal) when (Unusable.Because(refusal) is { } reason
            && reason.Code != InboundMessageErrors.CorrectionCode)
        {
            if (received is not null && parsed is null) current.Receive(received, message.Body);
            await Keep(reason, parsed, enter, ct);
            return new(parsed) { Unusable = reason, Refusal = refusal };
        }
    }

    /// <summary>Compares what a body says of its tenant with the one that the sender is known to be.</summary>
    /// <exception cref="DomainException"><c>tenant.forbidden</c></exception>
    public static void Confirm(TenantId tenant, IReadOnlyList<string?> named)
    {
        if (named.Any(name => name is not null && !(Guid.TryParse(name, out var id) && id == tenant.Value)))
            throw new DomainException(TenantErrors.NotYours);
    }

    private object? Command(ParsedMessage parsed)
    {
        try
        {
            return parsed.ToCommand();
        }
        catch (FieldFaults faults) when (faults.Command is TrackBooking booking)
        {
            throw CommandFaults.With(faults, booking, services, SpellingIn(parsed));
        }
        catch (FieldFaults faults) when (faults.Command is ChangeBooking change)
        {
            throw CommandFaults.With(faults, change, services, SpellingIn(parsed));
        }
    }

    private static Func<string, string> SpellingIn(ParsedMessage parsed) =>
        field => parsed.Spellings?.GetValueOrDefault(field) ?? field;

    private static ReceivedMessage Named(ReceivedMessage received, ParsedMessage parsed) => received with
    {
        EventType = parsed.EventType,
        Key = MissingValue.Id(parsed.Key) is { } key ? DeduplicationKey.FromId(key) : received.Key,
    };

    private async Task<ProcessingResult> Send(object? command, ParsedMessage parsed, CancellationToken ct)
    {
        switch (command)
        {
            case IRequest<TrackedBooking> booking:
                return new(parsed) { Tracked = await mediator.Send(booking, ct) };
            case ChangeWhatsappIdentity moved:
                await mediator.Send(moved, ct);
                return new(parsed);
            case ChangeBooking change:
                return new(parsed) { Changed = await mediator.Send(change, ct) };
            default:
                var why = command as NoBooking;
                IsNoBooking(ForLog(parsed.Id));
                await mediator.Send(
                    new RecordInboundMessage(new(InboundMessageOutcome.Ignored, why?.Code, why?.Sentence)), ct);
                return new(parsed) { NoBooking = why };
        }
    }

    private async Task Keep(
        Unusable reason, ParsedMessage? parsed, Func<IReadOnlyList<string?>, Task> enter, CancellationToken ct)
    {
        CannotUse(reason.Code, reason.Fields, current.SenderId, ForLog(parsed?.Id));
        if (caller.TenantId is null && !await CanEnter(enter)) return;

        await mediator.Send(
            new RecordInboundMessage(
                new(InboundMessageOutcome.Unusable, reason.Code, reason.Sentence, reason.ErasedClient)), ct);
    }

    // A platform-wide token that names no tenant: its sender is told, and no tenant's inbox keeps it.
    private static async Task<bool> CanEnter(Func<IReadOnlyList<string?>, Task> enter)
    {
        try
        {
            await enter([]);
            return true;
        }
        catch (DomainException)
        {
            return false;
        }
    }

    // The vendor's text must not be able to begin a line of its own. Its end is what tells two ids apart: Meta's begin
    // with the sender's phone number, which is not for logs.
    private static string ForLog(string? id) => CleanText.Line(id) is not { } text ? "none"
        : text.StartsWith("wamid.", StringComparison.Ordinal) ? "…" + text[^Math.Min(16, text.Length)..]
        : text.Length > LongestId ? text[..LongestId] : text;

    [LoggerMessage(LogLevel.Debug, "[Customer Tracking] Inbound message is no booking (message {MessageId})")]
    private partial void IsNoBooking(string messageId);

    [LoggerMessage(
        LogLevel.Warning,
        "[Customer Tracking] Inbound message unusable: {Code} in {Fields} (sender {SenderId}, message {MessageId})")]
    private partial void CannotUse(string code, string fields, Guid? senderId, string messageId);
}

/// <summary>What became of a message. With nothing set, nothing followed from it.</summary>
/// <param name="Parsed">Null where not even that was possible.</param>
internal sealed record ProcessingResult(ParsedMessage? Parsed)
{
    public TrackedBooking? Tracked { get; init; }

    public BookingRow? Changed { get; init; }

    /// <summary>Why nothing followed from it, where its sender is to hear it.</summary>
    public NoBooking? NoBooking { get; init; }

    public Unusable? Unusable { get; init; }

    /// <summary>Why it is unusable, as it was thrown.</summary>
    public Exception? Refusal { get; init; }
}

/// <summary>Understood, and no booking, for a reason that the sender or staff should know.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Sentence">For the agent that speaks to the person, and for staff.</param>
internal sealed record NoBooking(string Code, string Sentence);
