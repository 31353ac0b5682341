using System.Text.Json;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class InboundMessageConfiguration : IEntityTypeConfiguration<InboundMessage>
{
    public void Configure(EntityTypeBuilder<InboundMessage> message)
    {
        message.ToTable("InboundMessages");
        message.Property(one => one.Id).ValueGeneratedNever();
        message.Property(one => one.Format).HasMaxLength(InboundMessage.MaxFormatLength).IsUnicode(false);
        message.Property(one => one.SenderName).HasMaxLength(InboundMessage.MaxSenderNameLength);
        message.Property(one => one.EventType).HasMaxLength(InboundMessage.MaxEventTypeLength);
        message.Property(one => one.Key).HasMaxLength(DeduplicationKey.MaxLength);
        message.Property(one => one.Code).HasMaxLength(InboundMessage.MaxCodeLength);
        message.Property(one => one.Reason).HasMaxLength(InboundMessage.MaxReasonLength);
        message.Property(one => one.Headers).HasConversion(
            headers => Write(headers), stored => ReadHeaders(stored),
            new ValueComparer<IReadOnlyDictionary<string, string>>(
                (one, other) => Write(one!) == Write(other!), headers => Write(headers).Length, headers => headers));
        message.Property(one => one.Version).IsConcurrencyToken();
        message.HasOne<Tenant>().WithMany().HasForeignKey(one => one.TenantId).OnDelete(DeleteBehavior.Restrict);

        // The promise that a message sent again is the same message.
        message.HasIndex(one => new { one.TenantId, one.SenderId, one.Key }).IsUnique();

        message.HasIndex(one => new { one.TenantId, one.ReceivedAt, one.Id });

        // Nearly all are tracked, and are found by time as well: they are left out. A query that says the same goes by
        // it.
        message.HasIndex(one => new { one.TenantId, one.Outcome, one.ReceivedAt }).HasFilter("Outcome <> 'tracked'");
        message.HasIndex(one => new { one.ClientId, one.ReceivedAt });   // not by tenant, as search terms
        message.OwnsMany(one => one.Replays, Configure);
    }

    private static void Configure(OwnedNavigationBuilder<InboundMessage, Replay> replay)
    {
        replay.ToTable("InboundMessageReplays");
        replay.WithOwner().HasForeignKey("InboundMessageId");
        replay.HasKey("InboundMessageId", nameof(Replay.Number));
        replay.Property(one => one.Number).ValueGeneratedNever();
        replay.Property(one => one.By).HasMaxLength(BookingChange.MaxByLength);
        replay.Property(one => one.Reason).HasMaxLength(InboundMessage.MaxReasonLength);
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
