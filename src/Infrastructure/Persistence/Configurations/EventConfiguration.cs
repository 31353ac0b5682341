using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class OutboxEventConfiguration : IEntityTypeConfiguration<OutboxEvent>
{
    public void Configure(EntityTypeBuilder<OutboxEvent> what)
    {
        what.ToTable("OutboxEvents");
        what.Property(one => one.Id).ValueGeneratedNever();
        what.Property(one => one.Type).HasMaxLength(EventTypes.MaxLength).IsUnicode(false);

        // Several processes hand events out; the first one to mark an event has it.
        what.Property(one => one.FannedOutAt).IsConcurrencyToken();
        what.HasIndex(one => new { one.TenantId, one.Sequence }).HasFilter("FannedOutAt IS NULL");
        what.HasIndex(one => new { one.TenantId, one.OccurredAt, one.Id });
        what.HasIndex(one => one.Sequence);
        what.HasOne<Tenant>().WithMany().HasForeignKey(one => one.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EventSubscriptionConfiguration : IEntityTypeConfiguration<EventSubscription>
{
    private const int MaxEventTypesLength = 400;

    public void Configure(EntityTypeBuilder<EventSubscription> subscription)
    {
        subscription.ToTable("EventSubscriptions");
        subscription.Property(one => one.Id).ValueGeneratedNever();
        subscription.Property(one => one.Url).HasMaxLength(EventSubscription.MaxUrlLength);
        subscription.Property(one => one.Description).HasMaxLength(EventSubscription.MaxDescriptionLength);
        subscription.Property(one => one.DisabledReason).HasMaxLength(EventSubscription.MaxReasonLength);
        subscription.Property(one => one.EventTypes).HasMaxLength(MaxEventTypesLength).IsUnicode(false).HasConversion(
            types => string.Join(' ', types),
            stored => stored.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>(
                (one, other) => one!.SequenceEqual(other!), types => types.Count, types => types.ToArray()));
        subscription.Property(one => one.Version).IsConcurrencyToken();
        subscription.Property<Guid?>(Columns.LeaseOwner);
        subscription.Property<DateTimeOffset?>(Columns.LeasedUntil);
        subscription.Property<DateTimeOffset?>(Columns.HeldUntil);
        subscription.HasIndex(one => new { one.TenantId, one.CreatedAt });
        subscription.HasOne<Tenant>().WithMany().HasForeignKey(one => one.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EventDeliveryConfiguration : IEntityTypeConfiguration<EventDelivery>
{
    public void Configure(EntityTypeBuilder<EventDelivery> delivery)
    {
        delivery.ToTable("EventDeliveries");
        delivery.Property(one => one.Id).ValueGeneratedNever();
        delivery.HasIndex(one => new { one.SubscriptionId, one.EventId }).IsUnique();
        delivery.HasIndex(one => one.EventId);   // they go with their event

        delivery.HasIndex(one => new { one.SubscriptionId, one.IsTest, one.NextAttemptAt })
            .HasFilter("NextAttemptAt IS NOT NULL");
        delivery.HasIndex(one => new { one.SubscriptionId, one.Sequence, one.NextAttemptAt })
            .HasFilter("NextAttemptAt IS NOT NULL");
        delivery.HasOne<EventSubscription>().WithMany().HasForeignKey(one => one.SubscriptionId)
            .OnDelete(DeleteBehavior.Cascade);
        delivery.HasOne<OutboxEvent>().WithMany().HasForeignKey(one => one.EventId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DeliveryAttemptConfiguration : IEntityTypeConfiguration<DeliveryAttempt>
{
    public void Configure(EntityTypeBuilder<DeliveryAttempt> attempt)
    {
        attempt.ToTable("DeliveryAttempts");
        attempt.Property(one => one.Id).ValueGeneratedNever();
        attempt.Property(one => one.EventType).HasMaxLength(EventTypes.MaxLength).IsUnicode(false);
        attempt.Property(one => one.Error).HasMaxLength(DeliveryAttempt.MaxErrorLength);
        attempt.HasIndex(one => new { one.SubscriptionId, one.At, one.Id });
        attempt.HasIndex(one => one.DeliveryId);   // they go with their delivery
        attempt.HasOne<EventDelivery>().WithMany().HasForeignKey(one => one.DeliveryId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
