using System.Globalization;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Application.Imports;

/// <summary>
/// Reads a row of cells as a client. A value that cannot be read refuses the whole row, so that it is corrected in the
/// file rather than lost.
/// </summary>
internal sealed class FileRowReader(
    IReadOnlyList<ImportColumn> columns, DateOrder dateOrder, TenantProfile tenant, IPhoneNumbers phones, DateOnly today)
{
    private const string NobodyKnown = "The row has no name, no phone, no e-mail and no id.";
    private const int MostPhones = 10;

    /// <returns>Neither where the row is empty; else the client, or why there is none.</returns>
    public (StatedClient? Client, string? Refusal) Read(int row, IReadOnlyList<string> cells)
    {
        if (cells.All(string.IsNullOrWhiteSpace)) return (null, null);
        if (cells.Count > columns.Count && cells.Skip(columns.Count).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            return (null, "The row has more values than the header has columns: check its quotation marks.");

        try
        {
            var client = Read(row, new Cells(columns, cells));
            var isKnown = !client.Name.IsMissing || client.Phones.Count > 0 || client.Email is not null
                || client.ExternalClients.Count > 0 || client.ClientId is not null;
            return isKnown ? (client, null) : (null, NobodyKnown);
        }
        catch (CellException refused)
        {
            return (null, refused.Message);
        }
    }

    private StatedClient Read(int row, Cells cells) => new()
    {
        Row = row,
        Name = ReadName(cells),
        KnownAs = ShortText(cells, ImportField.KnownAs, GivenName.MaxPartLength),
        Phones = ReadPhones(cells),
        Email = ReadEmail(cells),
        Birthday = ReadBirthday(cells),
        Notes = ReadNotes(cells),
        ExternalClients = ReadExternalClients(cells),
        ClientId = Guid.TryParse(cells.Text(ImportField.ClientId), out var id) ? id : null,
        Consents = [.. ReadConsents(cells)],
        Added = cells.Text(ImportField.Added) is { } added
            && ReadDate(added, cells.Header(ImportField.Added)) is var day && day <= today
            ? day.In(tenant.Zone) : null,
    };

    private GivenName ReadName(Cells cells)
    {
        var (first, last) = (
            ShortText(cells, ImportField.FirstName, GivenName.MaxPartLength),
            ShortText(cells, ImportField.LastName, GivenName.MaxPartLength));
        var name = GivenName.Create(first, last);
        if (name.IsMissing)
            name = GivenName.OfWhole(ShortText(cells, ImportField.Name, 2 * GivenName.MaxPartLength));
        if (name.First?.Length > GivenName.MaxPartLength || name.Last?.Length > GivenName.MaxPartLength)
            throw new CellException(cells.Header(ImportField.Name), "a part of the name is longer than 100 characters.");
        return name.Unless(tenant.Name);
    }

    private IReadOnlyList<ContactPoint> ReadPhones(Cells cells)
    {
        var found = new List<ContactPoint>();
        foreach (var (header, cell) in cells.All(ImportField.Phone))
        {
            if (CellText.Plain(cell, isText: false) is not { } text) continue;

            foreach (var point in ReadPhones(header, text).Where(point => !found.Exists(point.IsSameAs)))
                found.Add(point);
        }

        return found.Count <= MostPhones
            ? found
            : throw new CellException(cells.Header(ImportField.Phone), $"more than {MostPhones} phone numbers.");
    }

    private IEnumerable<ContactPoint> ReadPhones(string header, string text)
    {
        var whole = ReadPhone(header, text);
        if (whole.Fault is PhoneFault.None) return [ContactPoint.FromPhone(whole.Number!, text)];
        if (IsNone(whole.Fault)) return [];

        // A slash stands inside of numbers, too.
        foreach (var separators in new[] { ",;|\n", ",;|\n/" })
        {
            var parts = text.Split(
                separators.ToCharArray(), StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 2) continue;

            var read = parts.Select(part => (Raw: part, Reading: ReadPhone(header, part))).ToList();
            if (read.TrueForAll(one => one.Reading.Fault is PhoneFault.None || IsNone(one.Reading.Fault)))
            {
                return read.Where(one => one.Reading.Fault is PhoneFault.None)
                    .Select(one => ContactPoint.FromPhone(one.Reading.Number!, one.Raw));
            }
        }

        throw new CellException(header, Describe(whole.Fault));

        static bool IsNone(PhoneFault fault) => fault is PhoneFault.Missing or PhoneFault.Nobodys;
    }

    private PhoneReading ReadPhone(string header, string text)
    {
        if (MissingValue.IsId(text)) return phones.Read(null, tenant.Region);
        if (CellText.Number(text) is not { } digits)
        {
            throw new CellException(
                header, "a spreadsheet has cut this number, and its last digits are lost. Format the column as text, and "
                + "export the file again.");
        }

        var reading = phones.Read(digits, tenant.Region);
        if (reading.Fault is PhoneFault.None or PhoneFault.Missing or PhoneFault.Nobodys) return reading;

        // Systems that keep numbers without the plus sign: where it means nothing here, it may be another country's.
        if (digits.Length > 10 && digits.All(char.IsAsciiDigit) && digits[0] is not '0'
            && phones.Read("+" + digits, tenant.Region) is { Fault: PhoneFault.None } abroad) return abroad;
        return reading;
    }

    private static string Describe(PhoneFault fault) => fault switch
    {
        PhoneFault.TooShort => "the phone number is too short.",
        PhoneFault.TooLong => "the phone number is too long.",
        PhoneFault.UnknownCallingCode => "the phone number begins with a calling code that no country has.",
        PhoneFault.NotInUse => "the phone number does not exist: check its first digits and its length.",
        _ => "this is not a phone number.",
    };

    private static EmailAddress? ReadEmail(Cells cells)
    {
        if (MissingValue.Email(cells.Text(ImportField.Email)) is not { } text) return null;

        return EmailAddress.TryRead(text, out var email)
            ? email : throw new CellException(cells.Header(ImportField.Email), "this is not an e-mail address.");
    }

    private DateOnly? ReadBirthday(Cells cells)
    {
        if (cells.Text(ImportField.Birthday) is not { } text) return null;

        var header = cells.Header(ImportField.Birthday);
        var day = ReadDate(text, header);
        if (day == Client.EarliestBirthday) return null;   // what systems and spreadsheets write for none
        return day > Client.EarliestBirthday && day <= today
            ? day : throw new CellException(header, "no client was born on this day.");
    }

    private DateOnly ReadDate(string text, string header) => DateText.Read(text, dateOrder, today)
        ?? throw new CellException(
            header, "this is not a date. Write it as 1990-05-04, or with the day and the month in the chosen order.");

    private static string? ReadNotes(Cells cells)
    {
        var lines = cells.All(ImportField.Notes)
            .Select(one => CleanText.Lines(MissingValue.Text(CellText.Plain(one.Cell)))).OfType<string>().ToList();
        if (YesOrNo(cells, ImportField.Blocked) is true) lines.Add("Blocked in the earlier system");
        if (lines.Count == 0) return null;

        var notes = string.Join('\n', lines);
        return notes.Length <= Client.MaxNotesLength
            ? notes
            : throw new CellException(
                cells.Header(ImportField.Notes), $"the notes are longer than {Client.MaxNotesLength} characters.");
    }

    private static List<ExternalClient> ReadExternalClients(Cells cells)
    {
        var found = new List<ExternalClient>();
        foreach (var (column, cell) in cells.ExternalIds)
        {
            if (CleanText.Line(CellText.Plain(cell)) is not { } text || MissingValue.IsId(text)) continue;
            if (CellText.Number(text) is not { } id)
                throw new CellException(column.Header, "a spreadsheet has cut this id, and its last digits are lost.");
            if (id.Length > ExternalClient.MaxIdLength)
                throw new CellException(column.Header, $"the id is longer than {ExternalClient.MaxIdLength} characters.");

            found.Add(column.External(id));
        }

        return found;
    }

    private static IEnumerable<(ConsentMedium? Medium, ConsentState State)> ReadConsents(Cells cells)
    {
        (ImportField Field, ConsentMedium? Medium)[] all =
        [
            (ImportField.AcceptsMarketing, null), (ImportField.AcceptsEmailMarketing, ConsentMedium.Email),
            (ImportField.AcceptsSmsMarketing, ConsentMedium.Sms),
        ];
        foreach (var (field, medium) in all)
        {
            if (YesOrNo(cells, field) is { } accepts)
                yield return (medium, accepts ? ConsentState.Given : ConsentState.Refused);
        }
    }

    private static bool? YesOrNo(Cells cells, ImportField field)
    {
        if (cells.Text(field) is not { } text) return null;

        return CleanText.Fold(text) switch
        {
            "yes" or "y" or "true" or "1" or "x" or "on" or "ja" or "oui" or "si" or "subscribed" or "opted in" => true,
            "no" or "n" or "false" or "0" or "off" or "nein" or "non" or "unsubscribed" or "opted out" => false,
            _ => throw new CellException(cells.Header(field), "this is neither yes nor no."),
        };
    }

    private static string? ShortText(Cells cells, ImportField field, int longest)
    {
        var text = cells.Text(field);
        return text is null || text.Length <= longest
            ? text : throw new CellException(cells.Header(field), $"this is longer than {longest} characters.");
    }

    // The cells of a row, by what they hold.
    private sealed class Cells(IReadOnlyList<ImportColumn> columns, IReadOnlyList<string> cells)
    {
        public IEnumerable<(ImportColumn Column, string Cell)> ExternalIds =>
            Of(ImportField.ExternalClientId);

        public IEnumerable<(string Header, string Cell)> All(ImportField field) =>
            Of(field).Select(one => (one.Column.Header, one.Cell));

        /// <summary>One line; null where the cell says nothing.</summary>
        public string? Text(ImportField field) => Of(field)
            .Select(one => CleanText.Line(MissingValue.Text(CellText.Plain(one.Cell)))).FirstOrDefault();

        public string Header(ImportField field) =>
            columns.FirstOrDefault(column => column.Field == field)?.Header ?? "";

        private IEnumerable<(ImportColumn Column, string Cell)> Of(ImportField field) => columns
            .Select((column, place) => (column, Cell: place < cells.Count ? cells[place] : ""))
            .Where(one => one.column.Field == field);
    }

    private sealed class CellException(string header, string reason)
        : Exception(header.Length == 0 ? char.ToUpper(reason[0], CultureInfo.InvariantCulture) + reason[1..] : $"{header}: {reason}");
}
