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
        (OwnExport, ["name", "phone", "email", "firstcontact", "firstseen", "lastbooked", "id"]),
        (Square, ["squarecustomerid"]),
        (Fresha, ["clientid", "firstname", "mobilenumber"]),
        (Phorest, ["phorestclientid"]),
        (Phorest, ["clientid", "firstname", "mobile"]),
    ];

    private static readonly Dictionary<string, ImportField> Fields = new()
    {
        ["firstname"] = ImportField.FirstName, ["givenname"] = ImportField.FirstName,
        ["forename"] = ImportField.FirstName, ["vorname"] = ImportField.FirstName, ["prenom"] = ImportField.FirstName,
        ["lastname"] = ImportField.LastName, ["surname"] = ImportField.LastName,
        ["familyname"] = ImportField.LastName, ["nachname"] = ImportField.LastName,
        ["name"] = ImportField.Name, ["fullname"] = ImportField.Name, ["clientname"] = ImportField.Name,
        ["customername"] = ImportField.Name, ["client"] = ImportField.Name, ["customer"] = ImportField.Name,
        ["nickname"] = ImportField.KnownAs, ["knownas"] = ImportField.KnownAs, ["preferredname"] = ImportField.KnownAs,
        ["phone"] = ImportField.Phone, ["phonenumber"] = ImportField.Phone, ["mobile"] = ImportField.Phone,
        ["mobilenumber"] = ImportField.Phone, ["mobilephone"] = ImportField.Phone, ["cell"] = ImportField.Phone,
        ["cellphone"] = ImportField.Phone, ["telephone"] = ImportField.Phone, ["tel"] = ImportField.Phone,
        ["landline"] = ImportField.Phone, ["homephone"] = ImportField.Phone, ["workphone"] = ImportField.Phone,
        ["telefon"] = ImportField.Phone, ["handy"] = ImportField.Phone,
        ["email"] = ImportField.Email, ["emailaddress"] = ImportField.Email, ["mail"] = ImportField.Email,
        ["birthday"] = ImportField.Birthday, ["dateofbirth"] = ImportField.Birthday, ["dob"] = ImportField.Birthday,
        ["birthdate"] = ImportField.Birthday, ["geburtstag"] = ImportField.Birthday,
        ["note"] = ImportField.Notes, ["notes"] = ImportField.Notes, ["memo"] = ImportField.Notes,
        ["clientnotes"] = ImportField.Notes, ["comments"] = ImportField.Notes,
        ["clientid"] = ImportField.ExternalClientId, ["customerid"] = ImportField.ExternalClientId,
        ["squarecustomerid"] = ImportField.ExternalClientId, ["phorestclientid"] = ImportField.ExternalClientId,
        ["freshaclientid"] = ImportField.ExternalClientId,
        ["acceptsmarketing"] = ImportField.AcceptsMarketing, ["marketing"] = ImportField.AcceptsMarketing,
        ["acceptsemailmarketing"] = ImportField.AcceptsEmailMarketing,
        ["emailmarketing"] = ImportField.AcceptsEmailMarketing,
        ["emailsubscriptionstatus"] = ImportField.AcceptsEmailMarketing,
        ["acceptssmsmarketing"] = ImportField.AcceptsSmsMarketing, ["smsmarketing"] = ImportField.AcceptsSmsMarketing,
        ["added"] = ImportField.Added, ["dateadded"] = ImportField.Added, ["clientsince"] = ImportField.Added,
        ["firstseen"] = ImportField.Added, ["firstvisit"] = ImportField.Added,
        ["blocked"] = ImportField.Blocked,
    };

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
            var isKnown = column.Field is not null && (column.MayRepeat && column.Field is not ImportField.ExternalClientId
                || taken.Add(column.Field is ImportField.ExternalClientId ? column.Key : column.Field));
            columns.Add(isKnown ? column : new(headers[place], null));
        }

        return (preset, columns);
    }

    private static ImportColumn Column(string header, string key, string? preset)
    {
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

    private static string Key(string header) =>
        string.Concat(Domain.Common.CleanText.Fold(header).Where(char.IsLetterOrDigit));
}
