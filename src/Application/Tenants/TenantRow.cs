using AutoMapper;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Tenants;

/// <summary>A tenant as it is read.</summary>
public sealed record TenantRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2: where a phone number without a country code belongs.</summary>
    public required string Region { get; init; }

    /// <summary>IANA name: in which a time without an offset is meant.</summary>
    public required string TimeZone { get; init; }

    /// <summary>ISO 4217: in which a price without a currency is meant.</summary>
    public required string Currency { get; init; }

    /// <summary>How long what channels sent is kept, in days. What became of it stays.</summary>
    public required int DeliveryRetentionDays { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Goes up with every change; it is also the ETag.</summary>
    public required int Version { get; init; }
}

internal sealed class TenantRowProfile : Profile
{
    public TenantRowProfile() => CreateMap<Tenant, TenantRow>();
}
