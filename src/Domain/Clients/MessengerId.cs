using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

/// <summary>Who somebody is in a messenger, for those who write without showing a number.</summary>
public sealed record MessengerId
{
    private MessengerId(ContactPointKind kind, string value) => (Kind, Value) = (kind, value);

    /// <summary>Whose id it is; never <see cref="ContactPointKind.Phone"/>.</summary>
    public ContactPointKind Kind { get; }

    /// <summary>As the messenger gives it, compared to the letter.</summary>
    public string Value { get; }

    /// <summary>Meta's business-scoped user id.</summary>
    /// <returns>Null for an id that means nothing.</returns>
    public static MessengerId? OfWhatsapp(string? id) => Create(ContactPointKind.WhatsappUserId, id);

    private static MessengerId? Create(ContactPointKind kind, string? id) =>
        CleanText.Line(MissingValue.Id(id)) is { } known ? new(kind, known) : null;
}
