using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Duplicates;

/// <summary>
/// Finds, among those with the same name, phone numbers of which one digit differs, and whole names that went to the same
/// staff member. Of a name that more than a thousand clients have, a thousand at a time are compared.
/// </summary>
internal sealed class NameWalk(IReadDb db) : IDuplicateWalk
{
    // Also where the batch is small: those with one name are to be compared with each other.
    private const int MostOfAName = 1000;
    private const char BeforeId = '\n';

    public DuplicateScanStep Step => DuplicateScanStep.Names;

    public async Task<ScannedBatch> Read(string? position, int batch, CancellationToken ct)
    {
        var size = Math.Max(batch, MostOfAName);
        var (name, id) = Parse(position);

        // The first part is a range of the index.
        var rows = await db.Clients
            .Where(client => string.Compare(client.SortName, name) >= 0
                && (string.Compare(client.SortName, name) > 0 || client.Id.CompareTo(id) > 0))
            .OrderBy(client => client.SortName).ThenBy(client => client.Id).Take(size)
            .Select(client => new Row(
                client.Id, client.SortName, !client.FirstNameIsPlaceholder && client.LastName != null)).ToListAsync(ct);
        var groups = DuplicateKeys.Whole(rows, row => row.Name, size);
        var last = rows.Count < size ? null : groups[^1].Last();
        return new(await Pairs([.. groups.Where(group => group.Key.Length > 0 && group.Count() > 1)], ct),
            last is null ? null : $"{last.Name}{BeforeId}{last.Id}");
    }

    private async Task<List<FoundPair>> Pairs(List<IGrouping<string, Row>> groups, CancellationToken ct)
    {
        var ids = groups.SelectMany(group => group).Select(row => row.Id).ToList();
        if (ids.Count == 0) return [];

        var phones = (await db.Clients.Where(client => ids.Contains(client.Id))
            .SelectMany(client => client.ContactPoints).Where(point => point.Kind == ContactPointKind.Phone)
            .Select(point => new { point.ClientId, point.Key }).ToListAsync(ct))
            .ToLookup(point => point.ClientId, point => point.Key);
        var staff = (await db.Bookings
            .Where(booking => ids.Contains(booking.ClientId) && booking.StaffMember != null)
            .Select(booking => new { booking.ClientId, booking.StaffMember }).Distinct().ToListAsync(ct))
            .ToLookup(booking => booking.ClientId, booking => booking.StaffMember!);
        return
        [
            .. groups.SelectMany(group => DuplicateKeys.Pair(
            [
                .. group.SelectMany(row => phones[row.Id].SelectMany(OneDigitOpen).Select(key => new DuplicateKey(
                    key, row.Id, DuplicateSign.SimilarPhone,
                    "They have the same name, and phone numbers of which one digit differs."))),
                .. group.Where(row => row.IsWhole && group.Count() <= DuplicateKeys.MostSharing).SelectMany(row => staff[row.Id].Select(one => new DuplicateKey(
                    ("staff", one.ToUpperInvariant()), row.Id, DuplicateSign.SimilarName,
                    $"They have the same name, and both went to {one}."))),
            ])),
        ];
    }

    // Numbers of which one digit differs are the same with that digit left open.
    private static IEnumerable<object> OneDigitOpen(string phone) => Enumerable.Range(0, phone.Length)
        .Select(place => (object)string.Concat(phone.AsSpan(0, place), "?", phone.AsSpan(place + 1)));

    private static (string Name, ClientId Id) Parse(string? position)
    {
        if (position is null) return ("", default);

        var end = position.LastIndexOf(BeforeId);
        return (position[..end], new(Guid.Parse(position.AsSpan(end + 1))));
    }

    private sealed record Row(ClientId Id, string Name, bool IsWhole);
}
