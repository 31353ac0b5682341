using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Persistence.Configurations;

internal sealed class ClientImportConfiguration : IEntityTypeConfiguration<ClientImport>
{
    private const int MaxPresetLength = 20;

    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public void Configure(EntityTypeBuilder<ClientImport> import)
    {
        import.ToTable("ClientImports");
        import.Property(one => one.Id).ValueGeneratedNever();
        import.Property(one => one.FileName).HasMaxLength(ClientImport.MaxFileNameLength);
        import.Property(one => one.Preset).HasMaxLength(MaxPresetLength);
        import.Property(one => one.CreatedBy).HasMaxLength(ClientImport.MaxByLength);
        import.Property(one => one.Version).IsConcurrencyToken();
        AsJson(import.Property(one => one.Columns));
        AsJson(import.Property(one => one.Expected));
        AsJson(import.Property(one => one.Counts));
        AsJson(import.Property(one => one.KeptClients));
        import.HasIndex(one => new { one.TenantId, one.CreatedAt });
    }

    // Each change is another object.
    private static void AsJson<T>(PropertyBuilder<T> property) => property.HasConversion(
        value => JsonSerializer.Serialize(value, Options),
        stored => JsonSerializer.Deserialize<T>(stored, Options)!,
        new ValueComparer<T>(
            (one, other) => ReferenceEquals(one, other), value => value == null ? 0 : value.GetHashCode(), value => value));
}

internal sealed class ImportPartConfiguration : IEntityTypeConfiguration<ImportPart>
{
    public void Configure(EntityTypeBuilder<ImportPart> part)
    {
        part.ToTable("ImportParts");
        part.HasKey(one => new { one.ImportId, one.Number });
        part.HasOne<ClientImport>().WithMany().HasForeignKey(one => one.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ImportKeyConfiguration : IEntityTypeConfiguration<ImportKey>
{
    public void Configure(EntityTypeBuilder<ImportKey> key)
    {
        key.ToTable("ImportKeys");
        key.HasKey(one => new { one.TenantId, one.Hash });
        key.Property(one => one.Hash).HasMaxLength(ImportKey.Length).IsUnicode(false);
        key.HasIndex(one => one.ClientId);
        key.HasOne<Client>().WithMany().HasForeignKey(one => one.ClientId).OnDelete(DeleteBehavior.Cascade);
    }
}
