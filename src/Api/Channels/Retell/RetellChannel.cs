using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Wire;
using CustomerTracking.Domain.Channels;

namespace CustomerTracking.Api.Channels.Retell;

internal static class RetellChannel
{
    public static IServiceCollection AddRetellChannel(this IServiceCollection services) =>
        services.AddScoped<RetellCaller>();

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
        Guid connectionId, HttpContext http, AuthenticMessage message, RetellCaller caller, TimeProvider clock)
    {
        var (body, door) = await SignedDelivery.Receive(http, ConnectedChannel.Retell, connectionId, RawBody.JsonLimit);
        if (!RetellSignature.Verifies(
            http.Request.Headers[RetellSignature.Header].ToString(), body.Span, door.Secret, clock.GetUtcNow()))
            throw SignedDelivery.BadSignature(StatusCodes.Status401Unauthorized, RetellSignature.Header);

        RetellPayload payload;
        try
        {
            payload = new(JsonText.ReadObject(body));
        }
        catch (Exception exception) when (Unusable.Because(exception) is { } reason)
        {
            message.GiveUp(door, reason);
            return Results.NoContent();
        }

        if (payload.Event is "call_inbound")
            return Results.Json(await caller.Greet(door, payload.RingingNumber, http.RequestAborted));

        await message.Track(
            door, Channel.Retell, payload.CallId, () => payload.ToTrackBooking(door), http.RequestAborted);
        return Results.NoContent();
    }
}
