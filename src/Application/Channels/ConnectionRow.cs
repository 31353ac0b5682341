using AutoMapper;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Channels;

/// <summary>A channel connection as it is read: never its secrets.</summary>
public sealed record ConnectionRow
{
    public required Guid Id { get; init; }

    public required Channel Channel { get; init; }

    public required string Name { get; init; }

    /// <summary>WhatsApp only: Meta's id of the salon's number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Where this tenant's payload has a booking's fields, before the usual places.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> FieldMap { get; init; }

    public required bool Enabled { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Goes up with every change; it is also the ETag.</summary>
    public required int Version { get; init; }
}

/// <param name="Connection">As it will be listed.</param>
/// <param name="Secret">Shown this once, and only if it was made here.</param>
/// <param name="VerifyToken">Shown this once, and only if it was made here.</param>
public sealed record OpenedConnection(ConnectionRow Connection, string? Secret, string? VerifyToken);

internal sealed class ConnectionRowProfile : Profile
{
    public ConnectionRowProfile() =>
        CreateMap<ChannelConnection, ConnectionRow>()
            .ForMember(row => row.FieldMap, map => map.MapFrom(connection => connection.FieldMap.Paths));
}
