using System.Text.Json;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("Deliveries");
        delivery.Property(one => one.Id).ValueGeneratedNever();
        delivery.Property(one => one.Format).HasMaxLength(Delivery.MaxFormatLength).IsUnicode(false);
        delivery.Property(one => one.SenderName).HasMaxLength(Delivery.MaxSenderNameLength);
        delivery.Property(one => one.EventType).HasMaxLength(Delivery.MaxEventTypeLength);
        delivery.Property(one => one.Key).HasMaxLength(DeliveryKey.MaxLength);
        delivery.Property(one => one.Code).HasMaxLength(Delivery.MaxCodeLength);
        delivery.Property(one => one.Reason).HasMaxLength(Delivery.MaxReasonLength);
        delivery.Property(one => one.Headers).HasConversion(
            headers => Write(headers), stored => ReadHeaders(stored),
            new ValueComparer<IReadOnlyDictionary<string, string>>(
                (one, other) => Write(one!) == Write(other!), headers => Write(headers).Length, headers => headers));
        delivery.Property(one => one.Version).IsConcurrencyToken();
        delivery.HasOne<Tenant>().WithMany().HasForeignKey(one => one.TenantId).OnDelete(DeleteBehavior.Restrict);

        // The promise that a delivery sent again is the same delivery.
        delivery.HasIndex(one => new { one.TenantId, one.SenderId, one.Key }).IsUnique();

        delivery.HasIndex(one => new { one.TenantId, one.ReceivedAt, one.Id });

        // Nearly all are tracked, and are found by time as well: they are left out. A query that says the same goes by it.
        delivery.HasIndex(one => new { one.TenantId, one.Outcome, one.ReceivedAt }).HasFilter("Outcome <> 'tracked'");
        delivery.HasIndex(one => new { one.ClientId, one.ReceivedAt });   // not by tenant, as search terms
        delivery.OwnsMany(one => one.Replays, Configure);
    }

    private static void Configure(OwnedNavigationBuilder<Delivery, Replay> replay)
    {
        replay.ToTable("DeliveryReplays");
        replay.WithOwner().HasForeignKey("DeliveryId");
        replay.HasKey("DeliveryId", nameof(Replay.Number));
        replay.Property(one => one.Number).ValueGeneratedNever();
        replay.Property(one => one.By).HasMaxLength(BookingChange.MaxByLength);
        replay.Property(one => one.Reason).HasMaxLength(Delivery.MaxReasonLength);
        replay.Property(one => one.Corrections).HasConversion(
            corrections => Write(corrections), stored => ReadCorrections(stored),
            new ValueComparer<IReadOnlyList<Correction>>(
                (one, other) => Write(one!) == Write(other!), all => Write(all).Length, all => all));
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value);

    private static IReadOnlyDictionary<string, string> ReadHeaders(string stored) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(stored) ?? [];

    private static IReadOnlyList<Correction> ReadCorrections(string stored) =>
        JsonSerializer.Deserialize<List<Correction>>(stored) ?? [];
}
