using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Channels;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// Understands the messages of one format: those that come in, and those that are replayed. Registered under the name
/// of its format.
/// </summary>
internal interface IMessageReader
{
    /// <exception cref="Errors.RequestFault">What came is not even the form it should have.</exception>
    ParsedMessage Read(RawMessage message);
}

/// <param name="Body">The very bytes.</param>
/// <param name="Map">Its connection's.</param>
/// <param name="PhoneNumberId">Its connection's; WhatsApp only.</param>
/// <param name="Corrections">What a person put right.</param>
internal sealed record RawMessage(
    ReadOnlyMemory<byte> Body, FieldMap Map, string? PhoneNumberId, Corrections Corrections);

/// <summary>What a message says of itself, and the command in it.</summary>
internal sealed record ParsedMessage
{
    /// <summary>The sender's word for what happened.</summary>
    public string? EventType { get; init; }

    /// <summary>The sender's id of the thing, for the log.</summary>
    public string? Id { get; init; }

    /// <summary>Under which the sender repeats the message; null where it has no id.</summary>
    public string? Key { get; init; }

    /// <summary>The tenants that the body names; they may only confirm the sender's.</summary>
    public IReadOnlyList<string?> Tenants { get; init; } = [];

    /// <summary>How the sender spells the command's fields; filled while the command is read.</summary>
    public IReadOnlyDictionary<string, string> Spellings { get; init; } = new Dictionary<string, string>();

    /// <summary>The command's fields that were sent with a text that means nothing, and that text.</summary>
    public IReadOnlyDictionary<string, string> Nothing { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// A <see cref="TrackBooking"/> or what becomes one, a <see cref="ChangeBooking"/>, a
    /// <see cref="ChangeWhatsappIdentity"/>, or null where nothing follows from the message (a
    /// <see cref="NoBooking"/> where its sender is to hear why).
    /// </summary>
    public required Func<object?> ToCommand { get; init; }
}
