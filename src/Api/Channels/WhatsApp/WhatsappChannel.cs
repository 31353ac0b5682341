using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace CustomerTracking.Api.Channels.WhatsApp;

internal static class WhatsappChannel
{
    private const string Route = "/api/webhooks/whatsapp/{connectionId:guid}";

    private static readonly DomainError NotVerified = new(
        "verification.refused", "hub.mode must be 'subscribe', and hub.verify_token the connection's.",
        ErrorKind.Forbidden);

    public static readonly ChannelDescriptor Descriptor = new()
    {
        Channel = Channel.Whatsapp,
        Label = "WhatsApp (Meta)",
        Vendor = new("Meta", "App secret", "In Meta's app dashboard: App settings, Basic, App secret."),
        SetUp = typeof(WhatsappSetUp),
        AddServices = services => services.AddScoped<WhatsappRequest>()
            .AddReader<WhatsappReader>(WhatsappReader.Format).AddSample<WhatsappSample>(WhatsappReader.Format),
        MapRoutes = MapRoutes,
    };

    private static void MapRoutes(WebApplication app)
    {
        app.MapGet(Route, Verify).WithName("verifyWhatsapp").WithTags("Webhooks")
            .Produces<string>(200, "text/plain").Refuses(403, 404);
        app.MapPost(Route, Receive).WithName("receiveWhatsapp").WithTags("Webhooks").Posts<WhatsappEvent>()
            .Produces(200).Refuses(401, 404, 413);
    }

    /// <summary>Meta verifies the address</summary>
    /// <remarks>The challenge comes back as it was sent when the token is the connection's.</remarks>
    /// <param name="connectionId">The connection.</param>
    /// <param name="mode"><c>subscribe</c>.</param>
    /// <param name="token">The connection's verify token.</param>
    /// <param name="challenge">Any text.</param>
    private static async Task<IResult> Verify(
        Guid connectionId, [FromQuery(Name = "hub.mode")] string? mode,
        [FromQuery(Name = "hub.verify_token")] string? token,
        [FromQuery(Name = "hub.challenge")] string? challenge, HttpContext http)
    {
        var credentials = await SignedRequest.FindCredentials(
            http.RequestServices, Channel.Whatsapp, connectionId, http.RequestAborted);
        if (mode is not "subscribe" || credentials.VerifyToken is not { } expected
            || !Signatures.Same(token ?? "", expected))
            throw new BadCredential(StatusCodes.Status403Forbidden, NotVerified);

        // The challenge is any text that the asker likes: it must never be taken for HTML.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Text(challenge, "text/plain");
    }

    /// <summary>WhatsApp messages from Meta's Cloud API</summary>
    /// <remarks>
    /// Signed with <c>X-Hub-Signature-256</c>, needs no token. A completed Flow with <c>booking_confirmed</c> books;
    /// texts, statuses and whatever else Meta reports are acknowledged.
    /// </remarks>
    /// <param name="connectionId">The connection.</param>
    private static async Task<IResult> Receive(
        Guid connectionId, HttpContext http, WhatsappRequest messages, SignedMessageProcessor processor)
    {
        var message = await SignedRequest.Receive(
            http, Channel.Whatsapp, connectionId, RawBody.WhatsappLimit);
        var signature = http.Request.Headers[WhatsappSignature.Header].ToString();
        if (!WhatsappSignature.Verifies(signature, message.Body.Span, message.Credentials.Secret))
            throw await processor.Refuse(
                message, StatusCodes.Status401Unauthorized, WhatsappSignature.Header, http.RequestAborted);

        await messages.ProcessAsync(message, http.RequestAborted);
        return Results.Ok();
    }
}
