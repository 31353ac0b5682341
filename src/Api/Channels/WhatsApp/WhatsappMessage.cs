using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.WhatsApp;

/// <summary>One message, with what was said beside it: the salon's number, and who wrote.</summary>
internal sealed class WhatsappMessage(JsonElement message, JsonElement value)
{
    /// <summary>Meta's id of the salon's number that was written to.</summary>
    public string? PhoneNumberId => WhatsappPayload.Text(value, "metadata.phone_number_id");

    // Never cut: two long ids that begin alike are two messages.
    public string? Id => new Payload(message, forgiving: true).Text("id", int.MaxValue, "id");

    /// <summary>A text, an interactive answer, a picture.</summary>
    public string? Type => Text("type");

    /// <summary>The message by itself, as Meta would have sent it: to be kept, and read again.</summary>
    public byte[] Alone() =>
    [
        .. Utf8($$"""{"object":"{{WhatsappPayload.Account}}","entry":[{"changes":"""),
        .. Utf8($$"""[{"field":"{{WhatsappPayload.Messages}}","value":{ """),
        .. Beside("metadata"), .. Beside("contacts"),
        .. Utf8($"\"{WhatsappPayload.Messages}\":["), .. JsonMarshal.GetRawUtf8Value(message), .. "] }}]}]}"u8,
    ];

    // Never as text: it may hold bytes that are none.
    private byte[] Beside(string name) => value.TryGetProperty(name, out var said)
        ? [.. Utf8($"\"{name}\":"), .. JsonMarshal.GetRawUtf8Value(said), .. ","u8]
        : [];

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <returns>Null when it tells of no such thing.</returns>
    public ChangeWhatsappIdentity? ToIdentityChange() => WhatsappSystemMessage.Read(message);

    private bool IsFormAnswer => (Text("type"), Text("interactive.type")) is ("interactive", "nfm_reply");

    /// <returns>Null when the message is no confirmed booking.</returns>
    /// <exception cref="Errors.RequestFault">The form's answer is no JSON object.</exception>
    /// <exception cref="Errors.FieldFaults">The start is no date.</exception>
    public TrackBooking? ToTrackBooking(FieldMap map, Corrections corrections)
    {
        // Any other message tells of a booking only when a person says that it does.
        if (!IsFormAnswer && !corrections.Confirm) return null;

        var answer = IsFormAnswer ? Answer : FlowAnswer.Nothing;
        if (FlowAnswer.Read(answer, map, Channel.Whatsapp, corrections) is not { } booking) return null;

        var writer = Writer();
        return booking with
        {
            CallerPhone = WhatsappPayload.International(Text("from") ?? WhatsappPayload.Text(writer, "wa_id")),
            Messenger = MessengerId.OfWhatsapp(Text("from_user_id") ?? WhatsappPayload.Text(writer, "user_id")),
            IsProfileName = booking.Name.IsMissing,
            Name = booking.Name.IsMissing
            ? FlowAnswer.ProfileName(WhatsappPayload.Text(writer, "profile.name"))
            : booking.Name,
            ChannelBookingId = Id,
        };
    }

    private string Answer =>
        new Payload(message, forgiving: true).Document("interactive.nfm_reply.response_json") ?? "";

    // Of several contacts only the one who wrote; with nothing to tell them apart, only one that stands alone.
    private JsonElement Writer()
    {
        var contacts = WhatsappPayload.Items(value, "contacts").ToList();
        var (from, userId) = (Text("from"), Text("from_user_id"));
        if (from is null && userId is null) return contacts.Count == 1 ? contacts[0] : default;

        return contacts.FirstOrDefault(contact =>
            (from is not null && WhatsappPayload.Text(contact, "wa_id") == from)
            || (userId is not null && WhatsappPayload.Text(contact, "user_id") == userId));
    }

    private string? Text(string path) => WhatsappPayload.Text(message, path);
}
