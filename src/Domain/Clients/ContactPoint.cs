using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Clients;

/// <summary>One way in which a person is recognised. Its kind and key belong to one client of a tenant.</summary>
public sealed class ContactPoint
{
    public const int MaxKeyLength = 160;
    public const int MaxRawLength = 160;

    private ContactPoint() { }   // for EF

    public TenantId TenantId { get; private init; }

    public ClientId ClientId { get; private set; }

    /// <summary>Whose it is but for merges; null where that is <see cref="ClientId"/>.</summary>
    public ClientId? OriginalClientId { get; private set; }

    public ContactPointKind Kind { get; private init; }

    /// <summary>What is matched: the phone's matching key, or the id as the messenger gave it.</summary>
    public string Key { get; private init; } = null!;

    /// <summary>What is shown and dialled: the phone in E.164, or the user id.</summary>
    public string Value { get; private init; } = null!;

    /// <summary>The form in which it was first seen.</summary>
    public string Raw { get; private init; } = null!;

    public static ContactPoint FromPhone(PhoneNumber phone, string raw) =>
        new()
        {
            Kind = ContactPointKind.Phone,
            Key = phone.Key,
            Value = phone.E164,
            Raw = CleanText.Cut(CleanText.Line(raw) ?? "", MaxRawLength)
        };

    public static ContactPoint FromMessenger(MessengerId id) =>
        new() { Kind = id.Kind, Key = id.Value, Value = id.Value, Raw = id.Value };

    internal ContactPoint OwnedBy(Client client, ClientId? recordedFor) => new()
    {
        TenantId = client.TenantId,
        ClientId = client.Id,
        OriginalClientId = recordedFor == client.Id ? null : recordedFor,
        Kind = Kind,
        Key = Key,
        Value = Value,
        Raw = Raw,
    };

    internal void MoveTo(Client client)
    {
        var original = OriginalClientId ?? ClientId;
        (ClientId, OriginalClientId) = (client.Id, original == client.Id ? null : original);
    }

    public bool IsSameAs(ContactPoint other) =>
        Kind == other.Kind && string.Equals(Key, other.Key, StringComparison.Ordinal);
}

public enum ContactPointKind
{
    Phone,
    WhatsappUserId,
}
