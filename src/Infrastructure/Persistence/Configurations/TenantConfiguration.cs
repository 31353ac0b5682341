using CustomerTracking.Domain.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> tenant)
    {
        tenant.ToTable("Tenants");
        tenant.Property(one => one.Id).ValueGeneratedNever();
        tenant.Property(one => one.Name).HasMaxLength(Tenant.MaxNameLength);
        tenant.Property(one => one.Region).HasMaxLength(Tenant.RegionLength).IsUnicode(false);
        tenant.Property(one => one.TimeZone).HasMaxLength(Tenant.MaxTimeZoneLength).IsUnicode(false);
        tenant.Property(one => one.DeliveryRetentionDays).HasDefaultValue(TenantSettings.DefaultRetentionDays)
            .ValueGeneratedNever();
        tenant.Property(one => one.Version).IsConcurrencyToken();
    }
}

internal sealed class ServiceAccountConfiguration : IEntityTypeConfiguration<ServiceAccount>
{
    private const int HashLength = 64;
    private const int MaxScopesLength = 200;

    public void Configure(EntityTypeBuilder<ServiceAccount> account)
    {
        account.ToTable("ServiceAccounts");
        account.Property(one => one.Id).ValueGeneratedNever();
        account.Property(one => one.Name).HasMaxLength(ServiceAccount.MaxNameLength);
        account.Property(one => one.TokenHash).HasMaxLength(HashLength).IsUnicode(false);
        account.Property(one => one.TokenHint).HasMaxLength(ServiceAccount.HintLength);
        account.Property(one => one.Scopes).HasMaxLength(MaxScopesLength).IsUnicode(false).HasConversion(
            scopes => string.Join(' ', scopes),
            stored => stored.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>(
                (one, other) => one!.SequenceEqual(other!), scopes => scopes.Count, scopes => scopes.ToArray()));
        account.HasIndex(one => one.TokenHash).IsUnique();
        account.HasIndex(one => one.TenantId);
        account.HasOne<Tenant>().WithMany().HasForeignKey(one => one.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
