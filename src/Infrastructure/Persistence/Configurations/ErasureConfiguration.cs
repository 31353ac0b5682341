using System.Text.Json;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> erasure)
    {
        erasure.ToTable("Erasures");
        erasure.Property(one => one.Id).ValueGeneratedNever();
        erasure.Property(one => one.Reason).HasMaxLength(Erasure.MaxReasonLength);
        erasure.Property(one => one.RequestedBy).HasMaxLength(Erasure.MaxByLength);
        erasure.Property(one => one.Position).HasMaxLength(Erasure.MaxPositionLength).IsUnicode(false);
        erasure.Property(one => one.Fault).HasMaxLength(Erasure.MaxFaultLength);
        erasure.Property(one => one.Version).IsConcurrencyToken();
        erasure.Property(one => one.Counts).HasConversion(
            counts => JsonSerializer.Serialize(counts, JsonSerializerOptions.Default),
            stored => JsonSerializer.Deserialize<ErasureCounts>(stored, JsonSerializerOptions.Default)!,
            new ValueComparer<ErasureCounts>(
                (one, other) => Equals(one, other), counts => counts.GetHashCode(), counts => counts));
        erasure.HasIndex(one => new { one.TenantId, one.RequestedAt });
        erasure.HasIndex(one => new { one.ClientId, one.RequestedAt });

        // Nobody is erased by two at once.
        erasure.HasIndex(one => one.ClientId).IsUnique().HasFilter("EndedAt IS NULL");
        erasure.HasOne<Tenant>().WithMany().HasForeignKey(one => one.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ErasedKeyConfiguration : IEntityTypeConfiguration<ErasedKey>
{
    public void Configure(EntityTypeBuilder<ErasedKey> key)
    {
        key.ToTable("ErasedKeys");
        key.HasKey(one => new { one.TenantId, one.Hash });
        key.Property(one => one.Hash).HasMaxLength(ErasedKey.HashLength).IsUnicode(false);
    }
}

internal sealed class ErasureSecretConfiguration : IEntityTypeConfiguration<ErasureSecret>
{
    private const int MaxSecretLength = 1000;

    public void Configure(EntityTypeBuilder<ErasureSecret> secret)
    {
        secret.ToTable("ErasureSecrets");
        secret.HasKey(one => one.TenantId);
        secret.Property(one => one.TenantId).ValueGeneratedNever();
        secret.Property(one => one.Protected).HasMaxLength(MaxSecretLength).IsUnicode(false);
    }
}
