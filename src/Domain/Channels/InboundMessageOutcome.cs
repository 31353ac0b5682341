namespace CustomerTracking.Domain.Channels;

/// <summary>What became of a message.</summary>
public enum InboundMessageOutcome
{
    /// <summary>It recorded a booking, or changed one.</summary>
    Tracked,

    /// <summary>Another message had told of the booking already.</summary>
    Duplicate,

    /// <summary>Understood, and no booking: a call without one, an event that nothing follows from.</summary>
    Ignored,

    /// <summary>Authentic, and impossible to use as it stands. Kept, to be corrected and replayed.</summary>
    Unusable,

    /// <summary>
    /// Its signature is not the connection's, or its token may not bring messages. Its body is not kept.
    /// </summary>
    Refused,
}
