using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class ClientConfiguration : IEntityTypeConfiguration<Client>
{
    private const string IsSurvivor = "SurvivorId IS NULL";

    public void Configure(EntityTypeBuilder<Client> client)
    {
        client.ToTable("Clients");
        client.Property(one => one.Id).ValueGeneratedNever();
        client.Property(one => one.FirstName).HasMaxLength(GivenName.MaxPartLength);
        client.Property(one => one.LastName).HasMaxLength(GivenName.MaxPartLength);
        client.Property(one => one.KnownAs).HasMaxLength(GivenName.MaxPartLength);
        client.Property(one => one.Phone).HasMaxLength(PhoneNumber.MaxLength).IsUnicode(false);
        client.Property(one => one.SearchText).HasMaxLength(Client.MaxSearchLength);
        client.Property(one => one.SortName).HasMaxLength(Client.MaxSortLength);
        client.Property(one => one.EmailKey).HasMaxLength(EmailAddress.MaxLength);
        client.Property(one => one.Birthday).HasConversion<DayText>().HasMaxLength(DayText.Length).IsUnicode(false);
        client.Property(one => one.Notes).HasMaxLength(Client.MaxNotesLength);
        client.Property(one => one.FormerNames).HasMaxLength(Client.MaxFormerNamesLength);
        client.Property(one => one.Version).IsConcurrencyToken();

        // Who was merged into another client is in no list.
        client.HasIndex(one => new { one.TenantId, one.CreatedAt, one.Id }).HasFilter(IsSurvivor);
        client.HasIndex(one => new { one.TenantId, one.LastBookingDate, one.Id }).HasFilter(IsSurvivor);
        client.HasIndex(one => new { one.TenantId, one.SortName, one.Id }).HasFilter(IsSurvivor);
        client.HasIndex(one => new { one.TenantId, one.EmailKey }).HasFilter($"{IsSurvivor} AND EmailKey IS NOT NULL");

        // Without a foreign key, for which SQLite would write the table anew; clients are never removed.
        client.HasIndex(one => one.SurvivorId).HasFilter("SurvivorId IS NOT NULL");
        client.HasIndex(one => one.HouseholdOwnerId).HasFilter("HouseholdOwnerId IS NOT NULL");
        client.HasMany(one => one.ContactPoints).WithOne().HasForeignKey(point => point.ClientId)
            .OnDelete(DeleteBehavior.Cascade);
        client.HasMany(one => one.Changes).WithOne().HasForeignKey(change => change.ClientId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ClientChangeConfiguration : IEntityTypeConfiguration<ClientChange>
{
    public void Configure(EntityTypeBuilder<ClientChange> change)
    {
        change.ToTable("ClientChanges");
        change.Property(one => one.Id).ValueGeneratedNever();
        change.Property(one => one.By).HasMaxLength(BookingChange.MaxByLength);
        change.Property(one => one.Field).HasMaxLength(BookingChange.MaxFieldLength);
        change.Property(one => one.From).HasMaxLength(ClientChange.MaxValueLength);
        change.Property(one => one.To).HasMaxLength(ClientChange.MaxValueLength);
        change.HasIndex(one => new { one.ClientId, one.At });
    }
}

internal sealed class ContactPointConfiguration : IEntityTypeConfiguration<ContactPoint>
{
    public void Configure(EntityTypeBuilder<ContactPoint> point)
    {
        point.ToTable("ContactPoints");

        // This key is what makes a person one client.
        point.HasKey(one => new { one.TenantId, one.Kind, one.Key });
        point.Property(one => one.Key).HasMaxLength(ContactPoint.MaxKeyLength);
        point.Property(one => one.Value).HasMaxLength(ContactPoint.MaxKeyLength);
        point.Property(one => one.Raw).HasMaxLength(ContactPoint.MaxRawLength);
        point.HasIndex(one => one.ClientId);   // a client is read with theirs
    }
}

internal sealed class DuplicateSuggestionConfiguration : IEntityTypeConfiguration<DuplicateSuggestion>
{
    public void Configure(EntityTypeBuilder<DuplicateSuggestion> suggestion)
    {
        suggestion.ToTable("DuplicateSuggestions");
        suggestion.Property(one => one.Id).ValueGeneratedNever();
        suggestion.Property(one => one.Reason).HasMaxLength(DuplicateSuggestion.MaxReasonLength);
        suggestion.Property(one => one.DismissedBy).HasMaxLength(DuplicateSuggestion.MaxByLength);
        suggestion.HasIndex(one => new { one.TenantId, one.ClientId, one.OtherClientId }).IsUnique();
        suggestion.HasIndex(one => new { one.TenantId, one.OtherClientId });
        suggestion.HasIndex(one => new { one.TenantId, one.IsDismissed, one.Sign, one.CreatedAt, one.Id })
            .HasFilter("SettledBy IS NULL");
        suggestion.HasOne<Client>().WithMany().HasForeignKey(one => one.ClientId).OnDelete(DeleteBehavior.Restrict);
        suggestion.HasOne<Client>().WithMany().HasForeignKey(one => one.OtherClientId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DuplicateScanConfiguration : IEntityTypeConfiguration<DuplicateScan>
{
    public void Configure(EntityTypeBuilder<DuplicateScan> scan)
    {
        scan.ToTable("DuplicateScans");
        scan.HasKey(one => one.TenantId);
        scan.Property(one => one.TenantId).ValueGeneratedNever();
        scan.Property(one => one.Position).HasMaxLength(DuplicateScan.MaxPositionLength).IsConcurrencyToken();
        scan.Property(one => one.Step).IsConcurrencyToken();   // one process goes on from here
    }
}

internal sealed class ValueSuggestionConfiguration : IEntityTypeConfiguration<ValueSuggestion>
{
    public void Configure(EntityTypeBuilder<ValueSuggestion> suggestion)
    {
        suggestion.ToTable("ValueSuggestions");
        suggestion.Property(one => one.Id).ValueGeneratedNever();
        suggestion.Property(one => one.Key).HasMaxLength(ValueSuggestion.MaxKeyLength);
        suggestion.Property(one => one.FirstName).HasMaxLength(GivenName.MaxPartLength);
        suggestion.Property(one => one.LastName).HasMaxLength(GivenName.MaxPartLength);
        suggestion.Property(one => one.DecidedBy).HasMaxLength(ValueSuggestion.MaxByLength);

        // A value is suggested once, whatever was decided on it.
        suggestion.HasIndex(one => new { one.ClientId, one.Key }).IsUnique();
        suggestion.HasOne<Client>().WithMany().HasForeignKey(one => one.ClientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> decision)
    {
        decision.ToTable("Consents");
        decision.Property(one => one.Id).ValueGeneratedNever();
        decision.Property(one => one.By).HasMaxLength(Consent.MaxByLength);
        decision.Property(one => one.Words).HasMaxLength(Consent.MaxWordsLength);
        decision.HasIndex(one => new { one.ClientId, one.At });
        decision.HasOne<Client>().WithMany().HasForeignKey(one => one.ClientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ClientMergeConfiguration : IEntityTypeConfiguration<ClientMerge>
{
    public void Configure(EntityTypeBuilder<ClientMerge> merge)
    {
        merge.ToTable("ClientMerges");
        merge.Property(one => one.Id).ValueGeneratedNever();
        merge.Property(one => one.MergedBy).HasMaxLength(ClientMerge.MaxByLength);
        merge.Property(one => one.UndoneBy).HasMaxLength(ClientMerge.MaxByLength);
        merge.Property(one => one.UndoneAt).IsConcurrencyToken();   // undone once

        // Nobody is merged into two.
        merge.HasIndex(one => one.MergedId, "IX_ClientMerges_MergedId_Standing").IsUnique()
            .HasFilter("UndoneAt IS NULL");
        merge.HasIndex(one => new { one.TenantId, one.MergedId, one.MergedAt });
        merge.HasIndex(one => new { one.TenantId, one.SurvivorId, one.MergedAt });
        merge.HasOne<Client>().WithMany().HasForeignKey(one => one.SurvivorId).OnDelete(DeleteBehavior.Restrict);
        merge.HasOne<Client>().WithMany().HasForeignKey(one => one.MergedId).OnDelete(DeleteBehavior.Restrict);
        merge.OwnsMany(one => one.Values, Configure);
    }

    private static void Configure(OwnedNavigationBuilder<ClientMerge, MergedValue> value)
    {
        value.ToTable("ClientMergeValues");
        value.WithOwner().HasForeignKey("ClientMergeId");
        value.HasKey("ClientMergeId", nameof(MergedValue.Field));
        value.Property(one => one.Field).HasMaxLength(BookingChange.MaxFieldLength);
        value.Property(one => one.Before).HasMaxLength(Client.MaxNotesLength);
        value.Property(one => one.After).HasMaxLength(Client.MaxNotesLength);
    }
}
