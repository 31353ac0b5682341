using System.Text;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Serialization;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>
/// A call that is ringing, or a text message that begins a chat: Retell waits for what is known of the person.
/// </summary>
/// <param name="Event">Also the name of the object that holds the answer.</param>
/// <param name="Number">The person's; null where it is hidden.</param>
internal sealed record RetellRinging(string Event, string? Number)
{
    public const string Call = "call_inbound";
    public const string Chat = "chat_inbound";

    // They describe a number or two. Nothing larger is looked into before its signature is checked.
    private const int Largest = 64 * 1024;

    private static readonly byte[] Mark = Encoding.UTF8.GetBytes("_inbound");

    /// <returns>Null where it is anything else.</returns>
    public static RetellRinging? Find(ReadOnlyMemory<byte> body)
    {
        if (body.Length > Largest || body.Span.IndexOf(Mark) < 0) return null;   // spares most events a parse

        try
        {
            var payload = new Payload(JsonText.ReadObject(body), forgiving: true);
            return payload.Text("event", 50, "event") is (Call or Chat) and { } name
                ? new(name, payload.Text("phone", 250, name + ".from_number"))
                : null;
        }
        catch (RequestFault)
        {
            return null;
        }
    }
}
