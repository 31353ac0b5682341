using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Imports;

namespace CustomerTracking.Application.Imports;

/// <summary>Counts what became of the rows.</summary>
internal sealed class ImportTally(ImportCounts before)
{
    private const int FirstRows = 5;

    // Each names a column and a fault, so that there are few; a file must not make them many.
    private const int MostReasons = 50;
    private const string OtherReasons = "Other reasons.";

    private readonly Dictionary<string, (int Count, List<int> Rows)> _refusals = before.Refusals
        .ToDictionary(one => one.Reason, one => (one.Count, one.FirstRows.ToList()));

    private readonly Dictionary<string, int> _fields = new(before.ChangedFields);
    private ImportCounts _counts = before;

    public ImportCounts Counts => _counts with
    {
        ChangedFields = new Dictionary<string, int>(_fields),
        Refusals =
        [
            .. _refusals.OrderByDescending(one => one.Value.Count).ThenBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => new ImportRefusal(one.Key, one.Value.Count, one.Value.Rows)),
        ],
    };

    public void Refuse(int row, string reason)
    {
        var key = _refusals.ContainsKey(reason) || _refusals.Count < MostReasons ? reason : OtherReasons;
        var (count, rows) = _refusals.GetValueOrDefault(key, (0, []));
        if (rows.Count < FirstRows) rows.Add(row);
        _refusals[key] = (count + 1, rows);
        _counts = _counts with { Rows = _counts.Rows + 1, Refused = _counts.Refused + 1 };
    }

    public void Add(ImportedRow row)
    {
        var counts = _counts with
        {
            Rows = _counts.Rows + 1,
            AddedMappings = _counts.AddedMappings + row.Mappings.Count,
            AddedConsents = _counts.AddedConsents + row.Consents.Count,
            AddedPhones = _counts.AddedPhones + (row.IsNew ? 0 : row.Phones.Count),
            Suggestions = _counts.Suggestions + row.Suggestions.Count + row.Pairs.Count,
            Unchanged = _counts.Unchanged + (row.ChangedNothing ? 1 : 0),
            HouseholdMembers = _counts.HouseholdMembers + (row.JoinedHousehold ? 1 : 0),
        };
        _counts = row.Outcome switch
        {
            RowOutcome.Created => counts with { Created = counts.Created + 1 },
            RowOutcome.MatchedByPhone => counts with { MatchedByPhone = counts.MatchedByPhone + 1 },
            RowOutcome.MatchedByExternalId => counts with { MatchedByExternalId = counts.MatchedByExternalId + 1 },
            RowOutcome.MatchedByClientId => counts with { MatchedByClientId = counts.MatchedByClientId + 1 },
            _ => counts with { MatchedByName = counts.MatchedByName + 1 },
        };

        // The same value from a source that is trusted more is no other value; the phone is counted as such.
        foreach (var change in row.Changes.Where(one => one.Before != one.After && one.Field is not MergeField.Phone))
            _fields[change.Field] = _fields.GetValueOrDefault(change.Field) + 1;
    }
}
