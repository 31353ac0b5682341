using System.Text.Json;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class ChannelConnectionConfiguration : IEntityTypeConfiguration<ChannelConnection>
{
    public void Configure(EntityTypeBuilder<ChannelConnection> connection)
    {
        connection.ToTable("ChannelConnections");
        connection.Property(one => one.Id).ValueGeneratedNever();
        connection.Property(one => one.Name).HasMaxLength(ChannelConnection.MaxNameLength);
        connection.Property(one => one.PhoneNumberId).HasMaxLength(ChannelConnection.MaxPhoneNumberIdLength);
        connection.Property(one => one.FieldMap).HasConversion(
            map => Write(map), stored => Read(stored),
            new ValueComparer<FieldMap>(
                (one, other) => Write(one!) == Write(other!), map => Write(map).Length, map => map));
        connection.Property(one => one.Version).IsConcurrencyToken();
        connection.HasIndex(one => new { one.TenantId, one.CreatedAt });
        connection.HasIndex(one => one.PhoneNumberId);
        connection.HasOne<Tenant>().WithMany().HasForeignKey(one => one.TenantId).OnDelete(DeleteBehavior.Restrict);
    }

    private static string Write(FieldMap map) => JsonSerializer.Serialize(map.Paths);

    private static FieldMap Read(string stored) =>
        new(JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(stored) ?? []);
}
