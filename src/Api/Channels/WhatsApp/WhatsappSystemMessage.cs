using System.Text.Json;
using CustomerTracking.Application.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.WhatsApp;

/// <summary>
/// What WhatsApp itself writes into a conversation (Meta, system messages webhook reference): the person has another
/// number (<c>system.wa_id</c>), or another user id.
/// </summary>
internal static class WhatsappSystemMessage
{
    private const string ChangedNumber = "user_changed_number";
    private const string ChangedUserId = "user_changed_user_id";

    // Its name until 2024, with the new number in new_wa_id at first.
    private const string ChangedNumberBefore = "customer_changed_number";

    /// <returns>Null for any other message.</returns>
    public static ChangeWhatsappIdentity? Read(JsonElement message)
    {
        if (Text("type") is not "system"
            || Text("system.type") is not (ChangedNumber or ChangedUserId or ChangedNumberBefore)) return null;

        var (userId, number) = (Text("system.user_id"), Text("system.wa_id") ?? Text("system.new_wa_id"));
        return new()
        {
            Channel = Channel.Whatsapp,
            UserId = userId,
            Phone = WhatsappPayload.International(number),
            PreviousUserId = Other(Text("system.previous_user_id") ?? Text("from_user_id"), userId),
            PreviousPhone = WhatsappPayload.International(Other(Text("from") ?? Text("system.customer"), number)),
        };

        string? Text(string path) => WhatsappPayload.Text(message, path);
    }

    // An id that is named only as the new one has no previous one.
    private static string? Other(string? earlier, string? now) => earlier == now ? null : earlier;
}
