using System.Text.Json;
using CustomerTracking.Api.Serialization;

namespace CustomerTracking.Api.Channels.WhatsApp;

/// <summary>One of Meta's requests: it may mix accounts, salons, messages and statuses.</summary>
internal static class WhatsappPayload
{
    public const string Account = "whatsapp_business_account";
    public const string Messages = "messages";

    /// <summary>Every message that people wrote; what else Meta reports is none of our business.</summary>
    public static IEnumerable<WhatsappMessage> MessagesOf(JsonElement root)
    {
        if (Text(root, "object") is not Account) return [];

        return
            from entry in Items(root, "entry")
            from change in Items(entry, "changes")
            where Text(change, "field") is Messages
            let value = Member(change, "value")
            from message in Items(value, Messages)
            select new WhatsappMessage(message, value);
    }

    /// <summary>What a request without messages is about: <c>statuses</c>, or the field that changed.</summary>
    public static string? EventOf(JsonElement root)
    {
        var change = Items(root, "entry").SelectMany(entry => Items(entry, "changes")).FirstOrDefault();
        return Items(Member(change, "value"), "statuses").Any() ? "statuses" : Text(change, "field");
    }

    public static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    public static string? Text(JsonElement parent, string path) =>
        new Payload(parent, forgiving: true).Text(path, 1000, path);

    /// <summary>Meta leaves the plus sign out; without it, digits could be taken for a national number.</summary>
    public static string? International(string? number) =>
        number is not null && number.All(char.IsAsciiDigit) ? "+" + number : number;

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;
}
