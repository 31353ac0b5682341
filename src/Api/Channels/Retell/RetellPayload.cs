using System.Text.Json;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Channels;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>One of Retell's events. What a booking's fields are called is up to the salon's agent.</summary>
internal sealed class RetellPayload
{
    private readonly Corrections _corrections;
    private readonly Payload _payload;
    private readonly RetellConversation _conversation;

    public RetellPayload(JsonElement root, Corrections corrections)
    {
        (_corrections, _payload) = (corrections, new(root, forgiving: true, corrections));
        _conversation = new(_payload, root);
    }

    public string? Event => _payload.Text("event", 250, "event");

    public string? Id => _conversation.Id;

    /// <summary>What Retell's documentation calls unique: an event comes once for each conversation.</summary>
    public string? Key => (Event, Id) is ({ } name, { } id) ? $"{name}:{id}" : null;

    public string? Tenant => _conversation.Tenant;

    /// <returns>Null when the event is no confirmed booking.</returns>
    /// <exception cref="FieldFaults">The start is no date.</exception>
    public TrackBooking? ToTrackBooking(FieldMap map)
    {
        // Only an analysis tells of a booking; of any other event a person may say that there was one.
        if (Event is not ("call_analyzed" or "chat_analyzed") && !_corrections.Confirm) return null;

        var reader = new BookingReader(_payload, RetellFields.OfEvents, map, _conversation.Whole);
        return reader.IsConfirmed ? _conversation.Book(reader) : null;
    }

    // A model that has no reference writes "none", "not provided", 0, -1 or an id of zeros, and two calls without one
    // must not be one booking.
    internal static bool IsReference(string text) =>
        !text.Any(char.IsWhiteSpace) && text[0] is not '-' && text.Any(letter => letter is not ('0' or '-'))
        && (text.Any(char.IsAsciiDigit) || text.Length >= 16);
}
