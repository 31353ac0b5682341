using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Imports;

/// <summary>Some rows of a file, and what they became: so many as one save takes.</summary>
public sealed class ImportPart
{
    /// <summary>More make a save during which bookings wait longer.</summary>
    public const int Size = 200;

    private ImportPart() { }   // for EF

    public ClientImportId ImportId { get; private init; }

    /// <summary>From 0.</summary>
    public int Number { get; private init; }

    public TenantId TenantId { get; private init; }

    /// <summary>The rows' cells, sealed; empty when they are forgotten.</summary>
    public byte[] Cells { get; private set; } = null!;

    /// <summary>What the rows became, sealed: what an undo goes by. Null before.</summary>
    public byte[]? Journal { get; private set; }

    public static ImportPart Create(ClientImport import, int number, byte[] cells) => new()
    {
        ImportId = import.Id,
        Number = number,
        TenantId = import.TenantId,
        Cells = cells,
    };

    public void Record(byte[] journal) => Journal = journal;

    /// <summary>Some of its rows are a person's whose data is erased.</summary>
    public void Erase(byte[] cells, byte[]? journal) => (Cells, Journal) = (cells, journal);
}

/// <summary>
/// A client whom a file brought with neither a phone nor an id is known again by a hash of the name and the e-mail.
/// </summary>
public sealed class ImportKey
{
    public const int Length = 64;

    private ImportKey() { }   // for EF

    public TenantId TenantId { get; private init; }

    /// <summary>SHA-256, in hexadecimal.</summary>
    public string Hash { get; private init; } = null!;

    /// <summary>The record that the file brought; it may have been merged since.</summary>
    public Clients.ClientId ClientId { get; private init; }

    public static ImportKey Create(Clients.Client client, string hash) => new()
    {
        TenantId = client.TenantId,
        Hash = hash,
        ClientId = client.Id,
    };
}
