using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Application.Imports;

/// <summary>
/// What a file's headers say of its columns. Sources: Fresha's client list, Square's customer directory and Phorest's client
/// export, as their help pages show them.
/// </summary>
internal static class ImportPresets
{
    public const string OwnExport = "customertracking";
    private const string Fresha = ExternalClient.Fresha;
    private const string Phorest = ExternalClient.Phorest;
    private const string Square = "square";

    // The salon's own number of a client, which Square keeps beside its id.
    private const string SquareReference = "square-reference";

    // A preset is the first one of which a file has all these columns.
    private static readonly (string Preset, string[] Headers)[] Signs =
    [
        (OwnExport, ["customertrackingid", "firstname"]),
        (OwnExport, ["name", "phone", "email", "firstcontact", "firstseen", "lastbooked", "id"]),
        (Square, ["squarecustomerid"]),
        (Fresha, ["clientid", "firstname", "mobilenumber"]),
        (Phorest, ["phorestclientid"]),
        (Phorest, ["clientid", "firstname", "mobile"]),
    ];

    private static readonly (ImportField Field, string Headers)[] Names =
    [
        (ImportField.FirstName, "firstname givenname forename vorname prenom"),
        (ImportField.LastName, "lastname surname familyname nachname"),
        (ImportField.Name, "name fullname clientname customername client customer"),
        (ImportField.KnownAs, "knownas nickname preferredname"),
        (ImportField.Phone, "phone phonenumber mobile mobilenumber mobilephone cell cellphone telephone tel landline homephone"),
        (ImportField.Phone, "workphone telefon handy"),
        (ImportField.Email, "email emailaddress mail"),
        (ImportField.Birthday, "birthday dateofbirth dob birthdate geburtstag"),
        (ImportField.Notes, "note notes memo clientnotes comments"),
        (ImportField.ExternalClientId, "clientid customerid squarecustomerid phorestclientid freshaclientid"),
        (ImportField.AcceptsMarketing, "acceptsmarketing marketing"),
        (ImportField.AcceptsEmailMarketing, "acceptsemailmarketing emailmarketing emailsubscriptionstatus"),
        (ImportField.AcceptsSmsMarketing, "acceptssmsmarketing smsmarketing"),
        (ImportField.Added, "added dateadded clientsince firstseen firstvisit"),
        (ImportField.Blocked, "blocked"),
    ];

    private static readonly Dictionary<string, ImportField> Fields = Names
        .SelectMany(one => one.Headers.Split(' ').Select(header => (header, one.Field)))
        .ToDictionary(one => one.header, one => one.Field);

    /// <returns>Every column with its field, where its header says what it is; of two that would be the same, the first.</returns>
    public static (string? Preset, IReadOnlyList<ImportColumn> Columns) Recognise(IReadOnlyList<string> headers)
    {
        var keys = headers.Select(Key).ToList();
        var preset = Signs.FirstOrDefault(one => one.Headers.All(keys.Contains)).Preset;
        var taken = new HashSet<object>();
        var columns = new List<ImportColumn>();
        for (var place = 0; place < headers.Count; place++)
        {
            var column = Column(headers[place], keys[place], preset);
            var isKnown = column.Field is not null && (column.MayRepeat || taken.Add(column.Key));
            columns.Add(isKnown ? column : new(headers[place], null));
        }

        return (preset, columns);
    }

    private static ImportColumn Column(string header, string key, string? preset)
    {
        if (preset is OwnExport && key is "customertrackingid") return new(header, ImportField.ClientId);
        if (preset is OwnExport && OwnIds(header) is { } own) return own;
        if (preset is OwnExport && key is "id") return new(header, ImportField.ClientId);
        if (preset is Square && key is "referenceid")
            return new(header, ImportField.ExternalClientId, SquareReference);
        if (!Fields.TryGetValue(key, out var field)) return new(header, null);
        if (field is not ImportField.ExternalClientId) return new(header, field);

        // Without a system it is nobody's id: a person says whose it is.
        var provider = key switch
        {
            "squarecustomerid" => Square,
            "phorestclientid" => Phorest,
            "freshaclientid" => Fresha,
            _ => preset is OwnExport ? null : preset,
        };
        return provider is null ? new(header, null) : new(header, field, provider);
    }

    // "Id: phorest / biz-wp", as our own export names the columns of other systems' ids.
    private static ImportColumn? OwnIds(string header)
    {
        const string Sign = "Id: ";
        if (!header.StartsWith(Sign, StringComparison.Ordinal)) return null;

        var parts = header[Sign.Length..].Split(" / ", 2);
        return new(header, ImportField.ExternalClientId, parts[0], parts.ElementAtOrDefault(1));
    }

    private static string Key(string header) =>
        string.Concat(Domain.Common.CleanText.Fold(header).Where(char.IsLetterOrDigit));
}
