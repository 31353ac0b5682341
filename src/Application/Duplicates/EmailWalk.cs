using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Duplicates;

/// <summary>Finds the same e-mail, and names that sound alike where the e-mails are alike up to the @.</summary>
internal sealed class EmailWalk(IReadDb db) : IDuplicateWalk
{
    public DuplicateScanStep Step => DuplicateScanStep.Emails;

    public async Task<ScannedBatch> Read(string? position, int batch, CancellationToken ct)
    {
        var size = Math.Max(batch, DuplicateKeys.SmallestBatch);
        var rows = await db.Clients.Where(client => string.Compare(client.EmailKey, position ?? "") > 0)
            .OrderBy(client => client.EmailKey).Take(size)
            .Select(client => new Row(
                client.Id, client.EmailKey!, client.FirstNameIsPlaceholder ? null : client.FirstName, client.LastName))
            .ToListAsync(ct);
        var byLocalPart = DuplicateKeys.Whole(rows, row => LocalPart(row.Email), size);
        var read = (byLocalPart.Count > 1 ? byLocalPart : DuplicateKeys.Whole(rows, row => row.Email, size))
            .SelectMany(group => group).ToList();
        return new(
            DuplicateKeys.Pair([.. SameEmail(read), .. SameLocalPart(read)]),
            rows.Count < size ? null : read[^1].Email);
    }

    private static IEnumerable<DuplicateKey> SameEmail(IEnumerable<Row> rows) =>
        from same in rows.GroupBy(row => row.Email)
        where same.Count() <= DuplicateKeys.MostSharing
        from row in same
        select new DuplicateKey(row.Email, row.Id, DuplicateSign.SameEmail, "Both have the same e-mail.");

    private static IEnumerable<DuplicateKey> SameLocalPart(IEnumerable<Row> rows) =>
        from row in rows
        let sound = DuplicateKeys.Sound(GivenName.Create(row.First, row.Last))
        where sound is not null
        select new DuplicateKey(
            (LocalPart(row.Email), sound), row.Id, DuplicateSign.SimilarName,
            "Their names sound alike, and their e-mails are the same up to the @.");

    private static string LocalPart(string email) => email[..(email.LastIndexOf('@') + 1)];

    private sealed record Row(ClientId Id, string Email, string? First, string? Last);
}
