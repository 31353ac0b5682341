using AutoMapper;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Application.ServiceMappings;

/// <summary>Which client of ours a client of the salon's own system is.</summary>
public sealed record ServiceMappingRow
{
    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>Such as <c>phorest</c> or <c>fresha</c>.</summary>
    public required string ServiceProvider { get; init; }

    public required string ExternalClientId { get; init; }

    public string? BusinessId { get; init; }

    public string? BranchId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class ServiceMappingRowProfile : Profile
{
    public ServiceMappingRowProfile() => CreateMap<ServiceMapping, ServiceMappingRow>()
        .ForMember(
            row => row.BusinessId, map => map.MapFrom(mapping => mapping.BusinessId == "" ? null : mapping.BusinessId));
}
