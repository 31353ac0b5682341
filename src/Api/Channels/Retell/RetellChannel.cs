using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Wire;
using CustomerTracking.Domain.Channels;

namespace CustomerTracking.Api.Channels.Retell;

internal static class RetellChannel
{
    public static IServiceCollection AddRetellChannel(this IServiceCollection services) =>
        services.AddScoped<RetellCaller>().AddSample<RetellSample>(RetellReader.Format)
            .AddReader<RetellReader>(RetellReader.Format).AddReader<CallEndedReader>(CallEndedReader.Format);

    public static void UseRetellChannel(this WebApplication app) =>
        app.MapPost("/api/webhooks/retell/{connectionId:guid}", Receive).WithTags("Webhooks").Posts<RetellEvent>()
            .Produces(204).Produces<RetellGreeting>().Refuses(401, 404, 413);

    /// <summary>Retell's own signed events</summary>
    /// <remarks>
    /// Signed with <c>X-Retell-Signature</c>, needs no token. Only <c>call_analyzed</c> with an explicit confirmation
    /// books; any other event is acknowledged with 204, and so is one that cannot be used, as Retell would only repeat
    /// it. A call that is just ringing (<c>call_inbound</c>) is answered with what is known of the caller.
    /// </remarks>
    /// <param name="connectionId">The connection.</param>
    private static async Task<IResult> Receive(
        Guid connectionId, HttpContext http, SignedIntake intake, RetellCaller caller, TimeProvider clock)
    {
        var delivery = await SignedDelivery.Receive(
            http, ConnectedChannel.Retell, connectionId, RawBody.JsonLimit);
        var signature = http.Request.Headers[RetellSignature.Header].ToString();
        if (!RetellSignature.Verifies(signature, delivery.Body.Span, delivery.Door.Secret, clock.GetUtcNow()))
            throw await intake.Refuse(
                delivery, StatusCodes.Status401Unauthorized, RetellSignature.Header, http.RequestAborted);

        if (RetellPayload.IsRinging(delivery.Body, out var number))
        {
            var greeting = await caller.Greet(delivery.Door, number, http.RequestAborted);
            await intake.Note(delivery, http.RequestAborted);
            return Results.Json(greeting);
        }

        await intake.Take(delivery, http.RequestAborted);
        return Results.NoContent();
    }
}
