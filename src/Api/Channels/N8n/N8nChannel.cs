using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Api.Channels.N8n;

internal static class N8nChannel
{
    public static void UseN8nChannel(this WebApplication app)
    {
        var routes = app.MapGroup("/api/webhooks/n8n").RequireScope(Scope.WebhooksWrite).WithTags("Webhooks");
        routes.MapPost("/booking-created", Create).Describes<N8nBooking>().Tracks();
        routes.MapPost("/booking-updated", Update).Describes<N8nBooking>().Changes();
        routes.MapPost("/booking-cancelled", Cancel).Describes<N8nCancellation>().Changes();
    }

    /// <summary>A booking that a workflow has made.</summary>
    /// <remarks>
    /// Takes the flat shape <c>{tenantId, bookingData}</c> and the richer one with <c>externalId</c>, <c>customer</c>
    /// and
    /// <c>booking</c>. Numbers may be text. Sent twice, it is one booking.
    /// </remarks>
    private static async Task<IResult> Create(TokenDelivery delivery)
    {
        var booking = new N8nPayload(delivery.Payload);
        return TrackedReply.For(await delivery.Send(booking.Tenants, booking.ToTrackBooking()));
    }

    /// <summary>A booking changed, found by its external id.</summary>
    /// <remarks>What is left out stays as it is. An unknown external id is 404: send the booking as created
    /// first.</remarks>
    private static async Task<IResult> Update(TokenDelivery delivery)
    {
        var booking = new N8nPayload(delivery.Payload);
        return ChangedReply.For(await delivery.Send(booking.Tenants, booking.ToChangeBooking()));
    }

    /// <summary>A booking was cancelled, found by its external id.</summary>
    /// <remarks>Cancelling twice is harmless. An unknown external id is 404.</remarks>
    private static async Task<IResult> Cancel(TokenDelivery delivery)
    {
        var booking = new N8nPayload(delivery.Payload);
        return ChangedReply.For(await delivery.Send(booking.Tenants, booking.ToCancellation()));
    }
}
