using AutoMapper;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Tenants;

/// <summary>A service account as it is read: never its token.</summary>
public sealed record ServiceAccountRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>How the token begins.</summary>
    public required string TokenHint { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when the token is refused.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}

internal sealed class ServiceAccountRowProfile : Profile
{
    public ServiceAccountRowProfile() => CreateMap<ServiceAccount, ServiceAccountRow>();
}
