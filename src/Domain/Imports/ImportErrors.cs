using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Domain.Imports;

public static class ImportErrors
{
    public static readonly DomainError NotFound = new(
        "import.not_found", "There is no import of this id.", ErrorKind.NotFound);

    public static readonly DomainError NotText = File(
        "import.not_text",
        "This is not a text file. Open it in a spreadsheet program and save it as CSV (UTF-8), then send that file.");

    public static readonly DomainError Empty = File(
        "import.empty", "The file has no rows below its header. Send a file with a row of column names and a row for each client.");

    public static readonly DomainError NoHeader = File(
        "import.no_header",
        "The first row has no column names: a phone number or an e-mail stands in it. Add a row of column names, such as First Name, Mobile and Email, at the top.");

    public static readonly DomainError TooManyRows = File(
        "import.too_many_rows", $"The file has more than {ClientImport.MostRows:N0} rows. Send it in several files.");

    public static readonly DomainError TooManyColumns = File(
        "import.too_many_columns",
        $"The file has more than {ClientImport.MostColumns} columns. Leave out those that are not about the clients.");

    public static DomainError TooLarge(int mebibytes) => File(
        "import.too_large", $"The file is larger than {mebibytes} MiB. Send it in several files.");

    public static DomainError RowTooLong(long row, int kibibytes) => File(
        "import.row_too_long",
        $"Row {row} is longer than {kibibytes} KiB. Usually a quotation mark in it, or in a row before it, is not closed.");

    public static readonly DomainError OneFile = File(
        "import.one_file", "Send one CSV file, as multipart/form-data in the part named file.");

    public static DomainError State(ImportState state) => new(
        "import.state", $"That cannot be done while the import is {EnumText<ImportState>.Format(state)}.",
        ErrorKind.Conflict);

    public static DomainError ColumnCount(int columns) => Columns(
        "import.column_count", $"The file has {columns} columns: say for each of them, in their order, what it holds.");

    public static DomainError Twice(string header) => Columns(
        "import.column_twice", $"Two columns hold the same; the second is '{header}'. Leave one of them out.");

    public static readonly DomainError NoColumns = Columns(
        "import.no_columns", "Say which column has the name, the phone, the e-mail or the id of the client.");

    public static readonly DomainError TooManyIds = Columns(
        "import.too_many_ids", $"At most {ExternalClient.MostOfABooking} columns hold ids of other systems.");

    public static DomainError ProviderMissing(string header) => Columns(
        ServiceMappingErrors.Provider.Code,
        $"Say of which system the ids in column '{header}' are: a lower-case name, such as phorest or fresha.");

    private static DomainError File(string code, string message) => new(code, message, ErrorKind.Invalid, "file");

    private static DomainError Columns(string code, string message) =>
        new(code, message, ErrorKind.Invalid, "columns");
}
