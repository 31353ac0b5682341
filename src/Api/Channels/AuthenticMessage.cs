using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// Sends on what one message with a good signature became. What cannot be used is logged and let go, as its sender
/// cannot correct it and would only repeat it; what fails on our side is thrown, so that the vendor does repeat it.
/// </summary>
internal sealed partial class AuthenticMessage(IMediator mediator, CurrentCaller caller, ILogger<AuthenticMessage> log)
{
    private const int LongestId = 80;

    /// <param name="door">For whom it came.</param>
    /// <param name="channel">How it came.</param>
    /// <param name="id">The vendor's id of the message, for the log.</param>
    /// <param name="read">Gives the booking, or null when the message is none.</param>
    public async Task Track(OpenDoor door, Channel channel, string? id, Func<TrackBooking?> read, CancellationToken ct)
    {
        caller.Enter(door.Tenant, $"{Words<Channel>.Of(channel)} ({door.Name})");
        try
        {
            if (read() is { } booking) await mediator.Send(booking, ct);
            else NoBooking(door.Id, ForLog(id));
        }
        catch (Exception exception) when (Unusable.Because(exception) is { } reason)
        {
            CannotUse(reason.Code, reason.Fields, door.Id, ForLog(id));
        }
    }

    /// <summary>For what cannot even be taken for a message.</summary>
    public void GiveUp(OpenDoor door, Unusable reason, string? id = null) =>
        CannotUse(reason.Code, reason.Fields, door.Id, ForLog(id));

    // The vendor's text must not be able to begin a line of its own. Its end is what tells two ids apart: Meta's begin
    // with the sender's phone number, which is not for logs.
    private static string ForLog(string? id) => CleanText.Line(id) is not { } text ? "none"
        : text.StartsWith("wamid.", StringComparison.Ordinal) ? "…" + text[^Math.Min(16, text.Length)..]
        : text.Length > LongestId ? text[..LongestId] : text;

    [LoggerMessage(
        LogLevel.Debug, "[Customer Tracking] Delivery is no booking (connection {ConnectionId}, message {MessageId})")]
    private partial void NoBooking(ChannelConnectionId connectionId, string messageId);

    [LoggerMessage(
        LogLevel.Warning,
        "[Customer Tracking] Delivery unusable: {Code} in {Fields} (connection {ConnectionId}, message {MessageId})")]
    private partial void CannotUse(string code, string fields, ChannelConnectionId connectionId, string messageId);
}
