using System.Collections.Concurrent;
using System.Text.Json;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Imports;

namespace CustomerTracking.Application.Imports;

/// <summary>What the imports of this process share: how far checks are, and the word that there is something to do.</summary>
public sealed class ImportWork : JobSignal
{
    private readonly ConcurrentDictionary<ClientImportId, int> _checkedParts = [];

    internal int? CheckedParts(ClientImportId import) => _checkedParts.TryGetValue(import, out var parts) ? parts : null;

    internal void Advance(ClientImportId import) => _checkedParts.AddOrUpdate(import, 1, (_, parts) => parts + 1);

    internal void End(ClientImportId import) => _checkedParts.TryRemove(import, out _);
}

/// <summary>How the rows of an <see cref="ImportPart"/> are kept.</summary>
public static class SealedRows
{
    /// <summary>Unreadable in the database, as what channels sent.</summary>
    public static byte[] SealRows(this ISecrets secrets, IReadOnlyList<IReadOnlyList<string>> rows) =>
        secrets.Seal(JsonSerializer.SerializeToUtf8Bytes(rows));
}

internal static class ImportParts
{

    /// <returns>None where the file is forgotten.</returns>
    public static List<string[]> OpenRows(this ISecrets secrets, byte[] cells) =>
        cells.Length == 0 ? [] : JsonSerializer.Deserialize<List<string[]>>(secrets.Open(cells))!;

    public static FileRowReader Reader(
        this ClientImport import, TenantProfile tenant, IPhoneNumbers phones, DateTimeOffset now) => new(
        import.Columns, import.DateOrder, tenant, phones, DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(now, tenant.Zone).DateTime));

    /// <summary>The rows of a part, the refused ones with their reason; empty rows are left out.</summary>
    public static IEnumerable<(int Row, StatedClient? Client, string? Refusal, string[] Cells)> Rows(
        this FileRowReader reader, int part, IEnumerable<string[]> cells)
    {
        // The header is row 1.
        var row = (part * ImportPart.Size) + 1;
        foreach (var each in cells)
        {
            var (client, refusal) = reader.Read(++row, each);
            if (client is not null || refusal is not null) yield return (row, client, refusal, each);
        }
    }
}
