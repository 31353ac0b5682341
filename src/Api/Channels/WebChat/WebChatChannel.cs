using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Api.Channels.WebChat;

internal static class WebChatChannel
{
    public static IServiceCollection AddWebChatChannel(this IServiceCollection services) =>
        services.AddReader<WebChatReader>(WebChatReader.Format);

    public static void UseWebChatChannel(this WebApplication app) =>
        app.MapPost("/api/webhooks/chat/booking-confirmed", Book)
            .WithName("chatBookingConfirmed").RequireScope(Scope.WebhooksWrite)
            .WithTags("Webhooks").Describes<ChatBooking>().Tracks()
            .Takes(Channel.WebChat, WebChatReader.Format);

    /// <summary>The web chat widget's confirmed booking.</summary>
    /// <remarks>The tenant is the token's; another one in the body is refused. Sent twice, it is one booking.</remarks>
    private static async Task<IResult> Book(TokenRequest message) =>
        TrackedReply.For((await message.ProcessAsync()).Tracked!);
}
