using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Api.Channels.N8n;

internal static class N8nChannel
{
    private const string Route = "/api/webhooks/n8n";

    public static readonly ChannelDescriptor Descriptor = new()
    {
        Channel = Channel.N8n,
        Label = "n8n",
        TokenRoute = Route + "/booking-created",
        SetUp = typeof(N8nSetUp),
        AddServices = services => services
            .AddReader<N8nCreatedReader>(N8nReader.Created).AddReader<N8nUpdatedReader>(N8nReader.Updated)
            .AddReader<N8nCancelledReader>(N8nReader.Cancelled),
        MapRoutes = MapRoutes,
    };

    private static void MapRoutes(WebApplication app)
    {
        var routes = app.MapGroup(Route).RequireScope(Scope.WebhooksWrite).WithTags("Webhooks");
        routes.MapPost("/booking-created", Create).WithName("n8nBookingCreated").Describes<N8nBooking>().Tracks()
            .Takes(Channel.N8n, N8nReader.Created);
        routes.MapPost("/booking-updated", Update).WithName("n8nBookingUpdated").Describes<N8nBooking>().Changes()
            .Takes(Channel.N8n, N8nReader.Updated);
        routes.MapPost("/booking-cancelled", Cancel)
            .WithName("n8nBookingCancelled").Describes<N8nCancellation>().Changes()
            .Takes(Channel.N8n, N8nReader.Cancelled);
    }

    /// <summary>A booking that a workflow has made.</summary>
    /// <remarks>
    /// Takes the flat shape <c>{tenantId, bookingData}</c> and the richer one with <c>externalId</c>, <c>customer</c>
    /// and
    /// <c>booking</c>. Numbers may be text. Sent twice, it is one booking.
    /// </remarks>
    private static async Task<IResult> Create(TokenRequest message) =>
        TrackedReply.For((await message.ProcessAsync()).Tracked!);

    /// <summary>A booking changed, found by its external id.</summary>
    /// <remarks>What is left out stays as it is. An unknown external id is 404: send the booking as created
    /// first.</remarks>
    private static async Task<IResult> Update(TokenRequest message) =>
        ChangedReply.For((await message.ProcessAsync()).Changed!);

    /// <summary>A booking was cancelled, found by its external id.</summary>
    /// <remarks>Cancelling twice is harmless. An unknown external id is 404.</remarks>
    private static async Task<IResult> Cancel(TokenRequest message) =>
        ChangedReply.For((await message.ProcessAsync()).Changed!);
}
