using System.Net;
using System.Text;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests.Channels;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>How a channel's payloads are made and sent.</summary>
/// <param name="Format">As the inbox calls it.</param>
/// <param name="Valid">Payloads as they should be, each with an id and a phone of its own.</param>
/// <param name="Send">Signs what it is given, if the channel wants a signature.</param>
internal sealed record FuzzedChannel(
    string Format, Func<int, string> Valid, Func<VendorApi, byte[], Task<HttpResponseMessage>> Send)
{
    public const string Created = "n8n-created";

    public bool IsSigned { get; private init; }

    /// <summary>
    /// What it may answer although it is signed: a form over its limits, a function that books nothing.
    /// </summary>
    public int? MayRefuse { get; private init; }

    /// <summary>Its messages change bookings, which must be there.</summary>
    public bool Changes { get; private init; }

    /// <summary>The format of the messages that make its bookings.</summary>
    public string MadeBy => Changes ? Created : Format;

    public Func<LooseJson, string> Write { get; private init; } = payload => payload.ToString();

    public static IReadOnlyList<FuzzedChannel> All { get; } =
    [
        new("retell-call-ended", ValidPayload.CallEnded, Token("retell/call-ended")),
        new("web-chat", ValidPayload.Chat, Token("chat/booking-confirmed")),
        new(Created, ValidPayload.N8n, Token("n8n/booking-created")),
        new("n8n-updated", ValidPayload.N8nChange, Token("n8n/booking-updated")) { Changes = true },
        new("n8n-cancelled", ValidPayload.N8nCancellation, Token("n8n/booking-cancelled")) { Changes = true },
        new("retell", ValidPayload.Retell, (api, body) => api.Retell(body)) { IsSigned = true, MayRefuse = 422 },
        new("whatsapp", ValidPayload.Whatsapp, (api, body) => api.Whatsapp(body)) { IsSigned = true },
        new("twilio", ValidPayload.Twilio, SendForm)
        {
            IsSigned = true,
            MayRefuse = 413,
            Write = payload => payload.AsForm(),
        },
    ];

    private static Func<VendorApi, byte[], Task<HttpResponseMessage>> Token(string route) => (api, body) =>
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        return api.Api.Http.PostAsync($"/api/webhooks/{route}", content);
    };

    // A repeated field is signed once for each of its values; and a damaged form is authentic as it is read.
    private static Task<HttpResponseMessage> SendForm(VendorApi api, byte[] form)
    {
        var path = $"/api/webhooks/twilio/{Demo.TwilioConnectionId}";
        var fields = Encoding.UTF8.GetString(form).Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(field => field.Split('=', 2).Select(WebUtility.UrlDecode).ToArray())
            .Select(parts => (Name: parts[0], Value: parts.ElementAtOrDefault(1)))
            .Distinct().OrderBy(field => field.Name, StringComparer.Ordinal)
            .ThenBy(field => field.Value, StringComparer.Ordinal);
        var text = $"http://localhost:3000{path}{string.Concat(fields.Select(field => field.Name + field.Value))}";
        return api.Post(
            path, form, "application/x-www-form-urlencoded", "X-Twilio-Signature",
            VendorApi.TwilioSignature(text, form: "", Demo.TwilioSecret));
    }
}
