using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>
/// The simplified voice form: our own JSON with a token, sent by a workflow between Retell and us.
/// </summary>
internal static class CallEndedChannel
{
    public static void MapCallEnded(this WebApplication app) =>
        app.MapPost("/api/webhooks/retell/call-ended", Book)
            .WithName("retellCallEnded").RequireScope(Scope.WebhooksWrite)
            .WithTags("Webhooks").Describes<CallEnded>()
            .Tracks<CallEndedReply>()
            .Takes(Channel.Retell, CallEndedReader.Format);

    /// <summary>A voice call has ended, in the simplified form.</summary>
    /// <remarks>
    /// Only a call with <c>bookingConfirmed</c> books; any other is acknowledged and tracks nothing. Details may stand
    /// at the root or under <c>bookingDetails</c>. Retell's own signed events go to
    /// <c>/api/webhooks/retell/{connectionId}</c>.
    /// </remarks>
    private static async Task<IResult> Book(TokenRequest message) =>
        (await message.ProcessAsync()).Tracked is { } tracked
            ? TrackedReply.For(tracked)
            : Results.Json(new NotTrackedReply());
}
