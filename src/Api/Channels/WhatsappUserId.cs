using System.Text.RegularExpressions;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// Meta's business-scoped user id, by which people without a visible number are known: <c>IE.</c> and up to 128 letters
/// and digits; <c>IE.ENT.…</c> across a group's businesses (Meta, business-scoped user ids).
/// </summary>
internal static partial class WhatsappUserId
{
    private const string Scheme = "whatsapp:";

    /// <param name="address">With or without <c>whatsapp:</c>.</param>
    /// <returns>Null where it is anything else, such as a number.</returns>
    public static string? Find(string? address)
    {
        var text = address?.Trim() ?? "";
        if (text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) text = text[Scheme.Length..];
        return Shape().IsMatch(text) ? text : null;
    }

    [GeneratedRegex(@"\A[A-Za-z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
