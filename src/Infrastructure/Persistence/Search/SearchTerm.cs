using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Tenants;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Search;

/// <summary>A token of a client, for a database without an index made for words.</summary>
internal sealed class SearchTerm
{
    private const int MaxOriginLength = 170;

    public TenantId TenantId { get; init; }

    public string Term { get; init; } = null!;

    public ClientId ClientId { get; init; }

    /// <inheritdoc cref="TokenChange.Origin"/>
    public string Origin { get; init; } = null!;

    public static void Map(ModelBuilder model) => model.Entity<SearchTerm>(term =>
    {
        term.ToTable("SearchTerms");

        // In the order in which they are looked up: a beginning is one range of it. There is no foreign key with an
        // index of its own; clients are never removed.
        term.HasKey(one => new { one.TenantId, one.Term, one.ClientId, one.Origin });
        term.Property(one => one.Term).HasMaxLength(SearchTokens.MaxLength);
        term.Property(one => one.Origin).HasMaxLength(MaxOriginLength);
        // not by tenant: new clients of all salons are side by side
        term.HasIndex(one => new { one.ClientId, one.Term });
    });
}
