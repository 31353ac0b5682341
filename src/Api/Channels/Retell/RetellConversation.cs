using System.Text.Json;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>The call or the chat that something is about: Retell describes both alike.</summary>
internal sealed class RetellConversation
{
    private static readonly string[] Objects = ["call", "chat", "call_inbound", "chat_inbound"];

    private readonly Payload _payload;
    private readonly string _at;
    private readonly bool _isArgumentsOnly;

    /// <param name="payload">The whole body.</param>
    /// <param name="root">The same.</param>
    /// <param name="isArgumentsOnly">A function's arguments stand at the root.</param>
    public RetellConversation(Payload payload, JsonElement root, bool isArgumentsOnly = false) =>
        (_payload, _isArgumentsOnly, _at) = (
            payload, isArgumentsOnly, Array.Find(Objects, name => IsObject(root, name)) ?? Objects[0]);

    /// <summary>Whether the body describes a conversation at all.</summary>
    public static bool IsIn(JsonElement root) => Array.Exists(Objects, name => IsObject(root, name));

    // Never cut: two long ids that begin alike are two conversations.
    public string? Id => _payload.Text("callId", int.MaxValue, $"{_at}.{Kind}_id");

    /// <summary>Null where the conversation names none.</summary>
    public string? Tenant =>
        _payload.Has($"{_at}.metadata.tenantId") ? Text("metadata.tenantId") ?? "" : null;

    /// <summary>The booking of this conversation.</summary>
    public TrackBooking Book(BookingReader reader)
    {
        var booking = reader.Read(IsChat ? Source.Web : Source.Voice, Channel.Retell);
        _payload.ThrowIfFaulty(command: null);   // what the network knows is still to come
        var keepsReference = booking.ExternalProvider is not ExternalReference.Platform
            || RetellPayload.IsReference(booking.ExternalBookingId!);
        return booking with
        {
            CallerPhone = CallerNumber,
            ChannelBookingId = Id,
            ExternalProvider = keepsReference ? booking.ExternalProvider : null,
            ExternalBookingId = keepsReference ? booking.ExternalBookingId : null,
        };
    }

    /// <param name="path">As a field map writes it.</param>
    /// <returns>The same from the body's root.</returns>
    public string Whole(string path) => path switch
    {
        ['A', '.', ..] => $"{_at}.{Kind}_analysis.custom_analysis_data.{path[2..]}",
        ['C', '.', ..] => $"{_at}.collected_dynamic_variables.{path[2..]}",
        ['D', '.', ..] => $"{_at}.retell_llm_dynamic_variables.{path[2..]}",
        ['a', 'r', 'g', 's', '.', ..] when _isArgumentsOnly => path[5..],
        _ => path,
    };

    private bool IsChat => Kind is "chat";

    private string Kind => _at[..4];

    // On a web call there is no number, and without a direction either number of a call may be the salon's own. A text
    // message has none where it comes in, and a chat on a page has no number.
    private string? CallerNumber => (Text("call_type"), Text("direction")) switch
    {
        ("web_call", _) => null,
        (_, "outbound") => Text("to_number"),
        (_, "inbound") => Text("from_number"),
        _ when IsChat || _at is "call_inbound" => Text("from_number"),
        _ => null,
    };

    private string? Text(string field) => _payload.Text(field, 250, $"{_at}.{field}");

    private static bool IsObject(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Object;
}
