using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Admin.Settings;

/// <summary>How the pages speak of those who post to a connection.</summary>
/// <param name="Name">The choice, as a person would look for it.</param>
/// <param name="Secret">What the vendor calls what it signs with.</param>
/// <param name="Where">Where the vendor shows it.</param>
/// <param name="Owner">Whose secret it is.</param>
internal sealed record Vendor(string Name, string Secret, string Where, string Owner)
{
    public static Vendor For(ConnectedChannel channel) => channel switch
    {
        ConnectedChannel.Retell => new(
            "Voice agent (Retell)", "API key", "In Retell's dashboard: the API key with the webhook badge.",
            "Retell's"),
        ConnectedChannel.Whatsapp => new(
            "WhatsApp (Meta)", "App secret", "In Meta's app dashboard: App settings, Basic, App secret.", "Meta's"),
        ConnectedChannel.Twilio => new(
            "WhatsApp (Twilio)", "Auth token", "In Twilio's console: Account Info, Auth Token.", "Twilio's"),
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    /// <summary>Where a connection's vendor posts to; the rest of the address is the server's.</summary>
    public static string Path(ConnectedChannel channel, Guid connection) =>
        $"/api/webhooks/{EnumText<ConnectedChannel>.Format(channel)}/{connection}";
}
