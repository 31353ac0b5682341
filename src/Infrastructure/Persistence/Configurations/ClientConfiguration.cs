using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class ClientConfiguration : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> client)
    {
        client.ToTable("Clients");
        client.Property(one => one.Id).ValueGeneratedNever();
        client.Property(one => one.FirstName).HasMaxLength(GivenName.MaxPartLength);
        client.Property(one => one.LastName).HasMaxLength(GivenName.MaxPartLength);
        client.Property(one => one.Phone).HasMaxLength(PhoneNumber.MaxLength).IsUnicode(false);
        client.Property(one => one.SearchText).HasMaxLength(Client.MaxSearchLength);
        client.Property(one => one.SortName).HasMaxLength(Client.MaxSortLength);
        client.Property(one => one.Version).IsConcurrencyToken();
        client.HasIndex(one => new { one.TenantId, one.CreatedAt, one.Id });
        client.HasIndex(one => new { one.TenantId, one.LastBookingDate, one.Id });
        client.HasIndex(one => new { one.TenantId, one.SortName, one.Id });
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
        suggestion.HasIndex(one => new { one.TenantId, one.IsDismissed, one.CreatedAt, one.Id });
        suggestion.HasOne<Client>().WithMany().HasForeignKey(one => one.ClientId).OnDelete(DeleteBehavior.Restrict);
        suggestion.HasOne<Client>().WithMany().HasForeignKey(one => one.OtherClientId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
