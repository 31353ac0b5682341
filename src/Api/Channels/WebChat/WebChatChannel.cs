using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Api.Channels.WebChat;

internal static class WebChatChannel
{
    private const string Route = "/api/webhooks/chat/booking-confirmed";

    public static readonly ChannelDescriptor Descriptor = new()
    {
        Channel = Channel.WebChat,
        Label = "Web chat",
        TokenRoute = Route,
        SetUp = typeof(WebChatSetUp),
        AddServices = services => services.AddReader<WebChatReader>(WebChatReader.Format),
        MapRoutes = MapRoutes,
    };

    private static void MapRoutes(WebApplication app) =>
        app.MapPost(Route, Book)
            .WithName("chatBookingConfirmed").RequireScope(Scope.WebhooksWrite)
            .WithTags("Webhooks").Describes<ChatBooking>().Tracks()
            .Takes(Channel.WebChat, WebChatReader.Format);

    /// <summary>The web chat widget's confirmed booking.</summary>
    /// <remarks>The tenant is the token's; another one in the body is refused. Sent twice, it is one booking.</remarks>
    private static async Task<IResult> Book(TokenRequest message) =>
        TrackedReply.For((await message.ProcessAsync()).Tracked!);
}
