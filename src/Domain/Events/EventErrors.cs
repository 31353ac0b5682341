using System.Globalization;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Events;

public static class EventErrors
{
    /// <summary>Why a subscription was switched off: the receiver said that it is gone for good.</summary>
    public const string Gone = "The receiver answered 410: it wants no more events.";

    public static readonly DomainError Url = new(
        "event_subscription.url",
        "The url must be absolute, http or https, without a user name or a fragment, of at most "
            + $"{EventSubscription.MaxUrlLength} characters.",
        ErrorKind.Invalid, "url");

    public static readonly DomainError HttpsOnly = new(
        "event_subscription.https_only", "The url must be https.", ErrorKind.Invalid, "url");

    public static readonly DomainError Secret = new(
        "event_subscription.secret",
        $"A secret is whsec_ and the base64 of {SigningSecret.FewestBytes} to {SigningSecret.MostBytes} bytes; leave "
            + "it out to have one made.",
        ErrorKind.Invalid, "secret");

    public static readonly DomainError NotFound = new(
        "event_subscription.not_found", "There is no such event subscription.", ErrorKind.NotFound);

    public static readonly DomainError EventNotFound = new(
        "event.not_found", "There is no such event, or it is no longer kept.", ErrorKind.NotFound);

    public static readonly DomainError ResendWhat = new(
        "event_subscription.resend", "Say what to send again: either an eventId or a time as since.",
        ErrorKind.Invalid, "eventId");

    public static DomainError UnknownType(string type) => new(
        "event_subscription.event_type",
        $"'{CleanText.Cut(CleanText.Line(type) ?? "", EventTypes.MaxLength)}' is no event type. Use: {string.Join(", ", EventTypes.All)}.",
        ErrorKind.Invalid, "eventTypes");

    public static string FailingSince(DateTimeOffset since) =>
        $"Nothing could be delivered since {since.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC.";
}
