using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Rest;

/// <summary>A new channel connection.</summary>
internal sealed record ConnectionBody : IChecksFields
{
    /// <summary>A channel whose vendor signs. Needed.</summary>
    [Connectable]
    public Channel? Channel { get; init; }

    /// <summary>What staff call it, at most 100 characters. Needed.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Retell's API key, Meta's app secret or Twilio's auth token: 8 to 500 characters. Made here when left out.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>WhatsApp only: what Meta repeats when it verifies the address. Made here when left out.</summary>
    public string? VerifyToken { get; init; }

    /// <summary>WhatsApp only: Meta's id of the salon's number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>
    /// Where this account's payload has a booking's fields: field to paths, tried before the usual places.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? FieldMap { get; init; }

    public OpenConnection ToCommand() => new()
    {
        Channel = Channel.GetValueOrDefault(),
        Name = Name,
        Secret = Secret,
        VerifyToken = VerifyToken,
        PhoneNumberId = PhoneNumberId,
        FieldMap = FieldMap,
    };

    IEnumerable<(string Field, string Message)> IChecksFields.Faults() => Channel switch
    {
        null => [("channel", $"Needed: one of {ChannelDescriptor.ConnectableWords}.")],
        { } channel when ChannelDescriptor.Find(channel)?.Vendor is null =>
            [("channel", $"Must be one of: {ChannelDescriptor.ConnectableWords}.")],
        _ => [],
    };
}

/// <summary>What of a connection changes: what is left out stays.</summary>
internal sealed record ChangeConnectionBody
{
    /// <summary>What staff call it, at most 100 characters.</summary>
    public Change<string> Name { get; init; }

    /// <summary>WhatsApp only: Meta's id of the salon's number.</summary>
    [Clearable]
    public Change<string> PhoneNumberId { get; init; }

    /// <summary>The whole map; what it does not name is read from the usual places.</summary>
    [Clearable]
    public Change<IReadOnlyDictionary<string, IReadOnlyList<string>>> FieldMap { get; init; }

    /// <summary>False: it answers as if it did not exist.</summary>
    public Change<bool> Enabled { get; init; }

    public ChangeConnection ToCommand(ChannelConnectionId id, ExpectedVersion? expectedVersion) => new()
    {
        Id = id,
        ExpectedVersion = expectedVersion,
        Name = Name,
        PhoneNumberId = PhoneNumberId,
        FieldMap = FieldMap,
        Enabled = Enabled,
    };
}

/// <summary>The new secrets; what is left out is made here.</summary>
internal sealed record RotateBody
{
    public string? Secret { get; init; }

    /// <summary>WhatsApp only; the present one stays when left out.</summary>
    public string? VerifyToken { get; init; }
}

/// <summary>A channel connection as it is answered.</summary>
internal sealed record ConnectionReply
{
    public required Guid Id { get; init; }

    [Connectable]
    public required Channel Channel { get; init; }

    public required string Name { get; init; }

    /// <summary>What to enter on the vendor's side.</summary>
    public required string WebhookUrl { get; init; }

    public string? PhoneNumberId { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> FieldMap { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Only in the answer that made it, and only if it was made here.</summary>
    public string? Secret { get; init; }

    /// <summary>Only in the answer that made it, and only if it was made here.</summary>
    public string? VerifyToken { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }

    public static ConnectionReply For(OpenedConnection opened, PublicAddress address) =>
        For(opened.Connection, address) with { Secret = opened.Secret, VerifyToken = opened.VerifyToken };

    public static ConnectionReply For(ConnectionRow row, PublicAddress address) => new()
    {
        Id = row.Id,
        Channel = row.Channel,
        Name = row.Name,
        WebhookUrl = address.Of(ChannelDescriptor.PathOf(row.Channel, row.Id)),
        PhoneNumberId = row.PhoneNumberId,
        FieldMap = row.FieldMap,
        Enabled = row.Enabled,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        Version = row.Version,
    };
}
