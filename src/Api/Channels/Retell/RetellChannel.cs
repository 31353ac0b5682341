using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.Retell;

internal static class RetellChannel
{
    public static readonly ChannelDescriptor Descriptor = new()
    {
        Channel = Channel.Retell,
        Label = "Voice agent (Retell)",
        Vendor = new("Retell", "API key", "In Retell's dashboard: the API key with the webhook badge."),
        SetUp = typeof(RetellSetUp),
        AddServices = AddServices,
        MapRoutes = MapRoutes,
    };

    private static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<RetellCaller>().AddScoped<RetellRingingChannel>().AddScoped<RetellFunctionChannel>();
        services.AddSingleton<RetellRingingLog>();
        services.AddHostedService(provider => provider.GetRequiredService<RetellRingingLog>());
        services.AddSample<RetellSample>(RetellReader.Format)
            .AddReader<RetellReader>(RetellReader.Format).AddReader<CallEndedReader>(CallEndedReader.Format);
    }

    private static void MapRoutes(WebApplication app)
    {
        app.MapCallEnded();
        app.MapPost("/api/webhooks/retell/{connectionId:guid}", Receive)
            .WithName("receiveRetell").WithTags("Webhooks").Posts<RetellEvent>()
            .Produces(204).Produces<RetellGreeting>()
            .Produces<RetellFunctionReply>(409).Produces<RetellFunctionReply>(422).Refuses(401, 404, 413);
    }

    /// <summary>Retell's own signed events, and custom functions</summary>
    /// <remarks>
    /// Signed with <c>X-Retell-Signature</c>, needs no token. <c>call_analyzed</c> and <c>chat_analyzed</c> with an
    /// explicit confirmation book; any other event is acknowledged with 204, and so is one that cannot be used, as
    /// Retell would only repeat it. A call that is just ringing (<c>call_inbound</c>), or a chat that begins
    /// (<c>chat_inbound</c>), is answered with what is known of the person. A custom function that books is answered
    /// with a sentence for the agent: 200 when the booking is recorded, otherwise 4xx or 5xx with what is missing.
    /// </remarks>
    /// <param name="connectionId">The connection.</param>
    private static async Task<IResult> Receive(
        Guid connectionId, HttpContext http, SignedMessageProcessor processor, RetellRingingChannel ringing,
        RetellFunctionChannel functions, TimeProvider clock)
    {
        var body = await RawBody.Read(http, RawBody.JsonLimit);
        if (RetellRinging.Find(body) is { } call) return await ringing.Answer(http, connectionId, body, call);

        var message = await SignedRequest.Create(http, Channel.Retell, connectionId, body);
        var signature = http.Request.Headers[RetellSignature.Header].ToString();
        if (!RetellSignature.Verifies(signature, body, message.Credentials.Secret, clock.GetUtcNow()))
            throw await processor.Refuse(
                message, StatusCodes.Status401Unauthorized, RetellSignature.Header, http.RequestAborted);

        if (RetellFunctionCall.IsIn(body)) return await functions.Answer(message, http);

        await processor.ProcessAsync(message, http.RequestAborted);
        return Results.NoContent();
    }
}
