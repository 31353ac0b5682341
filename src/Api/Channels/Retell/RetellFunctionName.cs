using System.Text.RegularExpressions;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>
/// What a custom function is for, by its name: a salon's agent has several, and only one of them books.
/// </summary>
internal static partial class RetellFunctionName
{
    private static readonly string[] Booking =
        ["book", "booking", "bookings", "appointment", "appointments", "reserve", "reservation", "schedule", "rebook"];

    // After one of these, what else the name says does not matter: create_booking_and_send_text.
    private static readonly string[] Making =
        ["book", "create", "make", "add", "reserve", "save", "record", "submit", "register"];

    private static readonly string[] Another =
    [
        "check", "get", "find", "list", "search", "look", "lookup", "fetch", "read", "query", "show", "available",
        "availability", "move", "change", "update", "edit", "modify", "verify", "validate", "send", "transfer",
        "status", "details", "price", "prices", "info",
    ];

    private static readonly string[] Undoing =
        ["cancel", "delete", "remove", "reschedul", "postpone", "undo", "revoke"];

    /// <summary>It certainly does something else than book.</summary>
    public static bool SaysAnother(string? name)
    {
        var words = Words(name);
        return words.Any(word => Array.Exists(Undoing, start => word.StartsWith(start, StringComparison.Ordinal)))
            || (words.Intersect(Another).Any() && !Making.Contains(words[0]));
    }

    public static bool SaysBooking(string? name) => Words(name).Intersect(Booking).Any();

    private static string[] Words(string? name) =>
        [.. Word().Matches(name ?? "").Select(match => match.Value.ToLowerInvariant())];

    // create_booking, create-booking, createBooking, CreateBooking.
    [GeneratedRegex(@"\p{Lu}?[\p{Ll}\p{Lo}]+|\p{Lu}+(?!\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
