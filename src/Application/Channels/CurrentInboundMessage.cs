using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// The message that this scope works on, if it works on one. Whatever the scope saves, what became of the message is
/// saved with it.
/// </summary>
public sealed class CurrentInboundMessage(TimeProvider clock)
{
    private long _began;

    /// <summary>The connection it was posted to, or the service account whose token it bore.</summary>
    public Guid? SenderId => Received?.SenderId;

    internal ReceivedMessage? Received { get; private set; }

    /// <summary>As it was sent; encrypted only when it is written.</summary>
    internal ReadOnlyMemory<byte>? Body { get; private set; }

    internal InboundMessageId? Replayed { get; private set; }

    /// <summary>What a person put right; the reader of the message fills it.</summary>
    internal IReadOnlyList<Correction> Corrections { get; private set; } = [];

    /// <summary>Where that person sits.</summary>
    internal Channel By { get; private set; }

    internal TimeSpan Elapsed => clock.GetElapsedTime(_began);

    /// <param name="received">Without its body.</param>
    /// <param name="body">Null where none is to be kept.</param>
    public void Receive(ReceivedMessage received, ReadOnlyMemory<byte>? body)
    {
        if (_began == 0) _began = clock.GetTimestamp();
        (Received, Body) = (received, body);
    }

    /// <param name="message">What is read again.</param>
    /// <param name="by">Through which channel a person asked for it.</param>
    public void Replay(InboundMessageId message, Channel by) => (Replayed, By) = (message, by);

    public void Correct(IReadOnlyList<Correction> corrections) => Corrections = corrections;
}
