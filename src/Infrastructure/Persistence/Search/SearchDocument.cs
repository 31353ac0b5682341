using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Search;

/// <summary>
/// All that a client is found by, as the full-text index <see cref="Index"/> has it under the same number: to remove
/// something from the index, SQLite must be given exactly what was put in
/// (sqlite.org/fts5.html#the_delete_command).
/// </summary>
internal sealed class SearchDocument
{
    /// <summary>The virtual table, which EF Core's model does not know.</summary>
    public const string Index = "SearchIndex";

    /// <summary>Counted by SQLite: the higher, the later it was recorded.</summary>
    public long Number { get; init; }

    public ClientId ClientId { get; init; }

    /// <summary>
    /// Of <see cref="FullText.Token"/>, parted by spaces. What two of the client's records have stands there twice.
    /// </summary>
    public string Terms { get; init; } = null!;

    public static void Map(ModelBuilder model)
    {
        model.Entity<SearchDocument>(document =>
        {
            document.ToTable("SearchDocuments");
            document.HasKey(one => one.Number);
            document.Property(one => one.Number).ValueGeneratedNever();   // SQLite's own row number, not EF Core's
            document.HasIndex(one => one.ClientId).IsUnique();
        });
        model.Entity<SearchProgress>(progress =>
        {
            progress.ToTable("SearchProgress");
            progress.HasKey(one => one.Id);
            progress.Property(one => one.Id).ValueGeneratedNever();
        });
    }
}

/// <summary>How far a file's clients are in the index; there is no row when all are.</summary>
internal sealed class SearchProgress
{
    public const int TheOnly = 1;

    public int Id { get; init; } = TheOnly;

    /// <summary>The last one that is, in the order of their ids.</summary>
    public ClientId UpTo { get; set; }
}
