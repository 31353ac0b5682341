using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class BookingConfiguration : IEntityTypeConfiguration<Booking>
{
    public void Configure(EntityTypeBuilder<Booking> booking)
    {
        booking.ToTable("Bookings");
        booking.Property(one => one.Id).ValueGeneratedNever();
        booking.Property(one => one.ServiceName).HasMaxLength(Appointment.MaxServiceLength);
        booking.Property(one => one.ServiceCategory).HasMaxLength(Appointment.MaxCategoryLength);
        booking.Property(one => one.StaffMember).HasMaxLength(Appointment.MaxStaffLength);
        booking.Property(one => one.Notes).HasMaxLength(Appointment.MaxNotesLength);
        booking.Property(one => one.ExternalProvider).HasMaxLength(ExternalReference.MaxProviderLength);
        booking.Property(one => one.ExternalBookingId).HasMaxLength(ExternalReference.MaxIdLength);
        booking.Property(one => one.BookingKey).HasMaxLength(BookingKey.MaxLength);
        booking.Property(one => one.GuestName).HasMaxLength(Booking.MaxGuestNameLength);
        booking.Property(one => one.Version).IsConcurrencyToken();
        booking.ComplexProperty(
            one => one.Match, match => match.Property(receipt => receipt.Key).HasMaxLength(MatchReceipt.MaxKeyLength));
        booking.HasOne<Client>().WithMany().HasForeignKey(one => one.ClientId).OnDelete(DeleteBehavior.Restrict);

        // These two are the promise that nothing is recorded twice.
        booking.HasIndex(one => new { one.TenantId, one.BookingKey }).IsUnique().HasFilter("BookingKey IS NOT NULL");
        booking.HasIndex(one => new { one.TenantId, one.ExternalProvider, one.ExternalBookingId }).IsUnique()
            .HasFilter("ExternalBookingId IS NOT NULL");

        booking.HasIndex(one => new { one.TenantId, one.BookingDate, one.Id });
        booking.HasIndex(one => new { one.TenantId, one.CreatedAt });
        booking.HasIndex(one => new { one.TenantId, one.UpdatedAt, one.Id });
        booking.HasIndex(one => new { one.ClientId, one.BookingDate });

        // Without a foreign key, for which SQLite would write the table anew; clients are never removed.
        booking.HasIndex(one => new { one.MemberId, one.BookingDate }).HasFilter("MemberId IS NOT NULL");
        booking.OwnsMany(one => one.History, Configure);
    }

    private static void Configure(OwnedNavigationBuilder<Booking, BookingChange> change)
    {
        change.ToTable("BookingChanges");
        change.WithOwner().HasForeignKey("BookingId");
        change.HasKey("BookingId", nameof(BookingChange.Number));
        change.Property(one => one.Number).ValueGeneratedNever();
        change.Property(one => one.By).HasMaxLength(BookingChange.MaxByLength);
        change.Property(one => one.Field).HasMaxLength(BookingChange.MaxFieldLength);
        change.Property(one => one.From).HasMaxLength(BookingChange.MaxValueLength);
        change.Property(one => one.To).HasMaxLength(BookingChange.MaxValueLength);
    }
}
