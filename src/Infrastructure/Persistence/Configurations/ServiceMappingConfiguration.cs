using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class ServiceMappingConfiguration : IEntityTypeConfiguration<ServiceMapping>
{
    public void Configure(EntityTypeBuilder<ServiceMapping> mapping)
    {
        mapping.ToTable("ServiceMappings");
        mapping.Property(one => one.Id).ValueGeneratedNever();
        mapping.Property(one => one.ServiceProvider).HasMaxLength(ExternalClient.MaxProviderLength);
        mapping.Property(one => one.ExternalClientId).HasMaxLength(ExternalClient.MaxIdLength);
        mapping.Property(one => one.BusinessId).HasMaxLength(ExternalClient.MaxIdLength);
        mapping.Property(one => one.BranchId).HasMaxLength(ExternalClient.MaxIdLength);
        mapping.HasIndex(one => new
        {
            one.TenantId,
            one.ClientId,
            one.ServiceProvider,
            one.BusinessId,
            one.OriginalClientId,
        }).IsUnique();
        mapping.HasIndex(one => new { one.TenantId, one.ServiceProvider, one.ExternalClientId, one.BusinessId })
            .IsUnique();

        // SQLite and SQL Server look here when a client is removed.
        mapping.HasIndex(one => one.ClientId);
        mapping.HasOne<Client>().WithMany().HasForeignKey(one => one.ClientId).OnDelete(DeleteBehavior.Cascade);
    }
}
