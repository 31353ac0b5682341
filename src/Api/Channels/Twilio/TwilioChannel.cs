using System.Net.Mime;
using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.Twilio;

internal static class TwilioChannel
{
    public static readonly ChannelDescriptor Descriptor = new()
    {
        Channel = Channel.Twilio,
        Label = "WhatsApp (Twilio)",
        Vendor = new("Twilio", "Auth token", "In Twilio's console: Account Info, Auth Token."),
        SetUp = typeof(TwilioSetUp),
        AddServices = services => services
            .AddReader<TwilioReader>(TwilioReader.Format).AddSample<TwilioSample>(TwilioReader.Format),
        MapRoutes = MapRoutes,
    };

    private static void MapRoutes(WebApplication app) =>
        app.MapPost("/api/webhooks/twilio/{connectionId:guid}", Receive).WithName("receiveTwilio").WithTags("Webhooks")
            .Posts<TwilioFields>(MediaTypeNames.Application.FormUrlEncoded)
            .Produces<string>(200, MediaTypeNames.Text.Xml).Refuses(403, 404, 413);

    /// <summary>WhatsApp messages from Twilio</summary>
    /// <remarks>
    /// Signed with <c>X-Twilio-Signature</c> over the public address (<c>PublicBaseUrl</c>), needs no token. A form's
    /// answer or a button's payload that is a JSON object with <c>booking_confirmed</c> books; any other message is
    /// acknowledged. A form has at most 64 KiB and 200 fields.
    /// </remarks>
    /// <param name="connectionId">The connection.</param>
    private static async Task<IResult> Receive(
        Guid connectionId, HttpContext http, SignedMessageProcessor processor, PublicAddress address)
    {
        var message = await SignedRequest.Receive(
            http, Channel.Twilio, connectionId, RawBody.FormLimit);
        var signature = http.Request.Headers[TwilioSignature.Header].ToString();
        var pathAndQuery = (http.Request.PathBase + http.Request.Path).ToUriComponent()
            + http.Request.QueryString.ToUriComponent();
        if (!TwilioSignature.Verifies(
            signature, new Uri(address.Of("/")), pathAndQuery, TwilioForm.Read(message.Body.Span),
            message.Credentials.Secret))
            throw await processor.Refuse(
                message, StatusCodes.Status403Forbidden, TwilioSignature.Header, http.RequestAborted);

        await processor.ProcessAsync(message, http.RequestAborted);
        return Results.Text("<Response/>", MediaTypeNames.Text.Xml);
    }
}
