using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Application.Imports;
using CustomerTracking.Domain.Imports;

namespace CustomerTracking.Api.Admin.Imports;

/// <summary>How the pages speak of imports.</summary>
internal static class ImportText
{
    public static string Name(ImportField field) => field switch
    {
        ImportField.FirstName => "First name",
        ImportField.LastName => "Last name",
        ImportField.Name => "Whole name",
        ImportField.KnownAs => "Known as",
        ImportField.Phone => "Phone",
        ImportField.Email => "E-mail",
        ImportField.Birthday => "Birthday",
        ImportField.Notes => "Notes",
        ImportField.ExternalClientId => "Id in another system",
        ImportField.ClientId => "Id in this program",
        ImportField.AcceptsMarketing => "Accepts marketing",
        ImportField.AcceptsEmailMarketing => "Accepts marketing by e-mail",
        ImportField.AcceptsSmsMarketing => "Accepts marketing by SMS",
        ImportField.Added => "Customer since",
        _ => "Blocked",
    };

    public static string Name(ImportState state) => state switch
    {
        ImportState.Uploading => "Arriving",
        ImportState.Uploaded => "Columns to choose",
        ImportState.Checked => "Checked, not imported",
        _ => state.ToString(),
    };

    public static string Tone(ImportState state) => state switch
    {
        ImportState.Imported => "good",
        ImportState.Uploaded or ImportState.Checked => "warn",
        _ => "",
    };

    public static string System(string preset) => preset switch
    {
        "customertracking" => "this program",
        _ => char.ToUpperInvariant(preset[0]) + preset[1..],
    };

    public static string Field(string name) => Customers.Timeline.Name(name);

    public static bool IsRunning(ImportRow import) =>
        import.State is ImportState.Checking or ImportState.Importing or ImportState.Undoing;

    /// <summary>What the counts say, a line each; what is none is left out.</summary>
    public static IEnumerable<(string Label, string Value)> Lines(ImportCounts counts)
    {
        yield return ("Rows", DisplayFormat.Number(counts.Rows));
        yield return ("New customers", counts.HouseholdMembers == 0
            ? DisplayFormat.Number(counts.Created)
            : $"{DisplayFormat.Number(counts.Created)}, {DisplayFormat.Number(counts.HouseholdMembers)} of them share another customer's phone");
        if (counts.MatchedByPhone > 0) yield return ("Known by phone", DisplayFormat.Number(counts.MatchedByPhone));
        if (counts.MatchedByExternalId > 0)
            yield return ("Known by an id in another system", DisplayFormat.Number(counts.MatchedByExternalId));
        if (counts.MatchedByClientId > 0)
            yield return ("Known by their id here", DisplayFormat.Number(counts.MatchedByClientId));
        if (counts.MatchedByName > 0)
            yield return ("Known from an earlier import", DisplayFormat.Number(counts.MatchedByName));
        if (counts.Matched > 0) yield return ("Unchanged", DisplayFormat.Number(counts.Unchanged));
        foreach (var (field, count) in counts.ChangedFields.OrderByDescending(one => one.Value))
            yield return ($"{Field(field)} filled in or replaced", DisplayFormat.Number(count));
        if (counts.AddedPhones > 0) yield return ("More phones of known customers", DisplayFormat.Number(counts.AddedPhones));
        if (counts.AddedMappings > 0) yield return ("Ids in other systems", DisplayFormat.Number(counts.AddedMappings));
        if (counts.AddedConsents > 0) yield return ("Consents", DisplayFormat.Number(counts.AddedConsents));
        if (counts.Suggestions > 0) yield return ("Suggestions to decide on", DisplayFormat.Number(counts.Suggestions));
        yield return ("Refused", DisplayFormat.Number(counts.Refused));
    }
}
