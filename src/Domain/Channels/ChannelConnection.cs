using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Channels;

/// <summary>Where one vendor's account posts for one tenant: the shared secret, and how its payload is read.</summary>
public sealed class ChannelConnection
{
    public const int MaxNameLength = 100;
    public const int MaxSecretLength = 500;
    public const int MaxPhoneNumberIdLength = 40;

    private ChannelConnection() { }   // for EF

    public ChannelConnectionId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public Channel Channel { get; private init; }

    public string Name { get; private set; } = null!;

    /// <summary>Encrypted: Retell's API key, Meta's app secret, Twilio's auth token.</summary>
    public string Secret { get; private set; } = null!;

    /// <summary>Encrypted: the token that Meta repeats when it verifies the address. WhatsApp only.</summary>
    public string? VerifyToken { get; private set; }

    /// <summary>Meta's id of the salon's number. WhatsApp only.</summary>
    public string? PhoneNumberId { get; private set; }

    public FieldMap FieldMap { get; private set; } = FieldMap.Default;

    public bool Enabled { get; private set; } = true;

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; private set; }

    public static ChannelConnection Open(
        ChannelConnectionId id, TenantId tenant, Channel channel, ConnectionSettings settings, string secret,
        string? verifyToken,
        DateTimeOffset now)
    {
        var connection = new ChannelConnection
        {
            Id = id,
            TenantId = tenant,
            Channel = channel,
            Secret = secret,
            VerifyToken = verifyToken,
            CreatedAt = now,
        };
        connection.Change(settings, now);
        return connection;
    }

    public void Change(ConnectionSettings settings, DateTimeOffset now)
    {
        if (settings.PhoneNumberId is not null && Channel is not Channel.Whatsapp)
            throw new DomainException(ChannelErrors.PhoneNumberIdIsWhatsapp);

        Name = CleanText.Line(settings.Name) ?? throw new DomainException(ChannelErrors.NameMissing);
        (PhoneNumberId, FieldMap, Enabled, UpdatedAt) = (
            settings.PhoneNumberId, settings.FieldMap, settings.Enabled, now);
    }

    /// <summary>From now on only the new secret verifies.</summary>
    public void Rotate(string secret, string? verifyToken, DateTimeOffset now) =>
        (Secret, VerifyToken, UpdatedAt) = (secret, verifyToken ?? VerifyToken, now);
}

public sealed record ConnectionSettings(string Name, string? PhoneNumberId, FieldMap FieldMap, bool Enabled);
