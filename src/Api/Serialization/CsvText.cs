using System.Buffers;
using CsvHelper;

namespace CustomerTracking.Api.Serialization;

/// <summary>
/// How a text goes into a file that a spreadsheet opens: nothing of it runs as a formula, and nothing of it becomes a
/// cell of its own, whichever separator the spreadsheet takes for the file's.
/// </summary>
/// <remarks>Source: OWASP, CSV Injection (https://owasp.org/www-community/attacks/CSV_Injection).</remarks>
internal static class CsvText
{
    // The wide forms are what East Asian keyboards write, and spreadsheets read them as the narrow ones.
    private const string WideFormulaSigns = "\uFF1D\uFF0B\uFF0D\uFF20";

    // A spreadsheet runs what begins so. A phone number does as well, and must stay one, so that the library's own
    // guard, which is for all columns, would be too much.
    private const string Beginnings = "=+-@\t\r\n" + WideFormulaSigns;

    // The library quotes what holds a comma, a quote or a line break.
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(";\t|" + WideFormulaSigns);

    /// <summary>What a spreadsheet would run has an apostrophe before it, and is text.</summary>
    public static string Harmless(string text) =>
        text.Length > 0 && Beginnings.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>A row of texts that are harmless already.</summary>
    public static async Task WriteRow(this CsvWriter csv, IEnumerable<string> cells, CancellationToken ct)
    {
        foreach (var cell in cells) csv.WriteField(cell, Quoting(cell));
        await csv.EndRecordAsync(ct);
    }

    public static CsvQuoting Quoting(string text) =>
        text.AsSpan().ContainsAny(NeedQuotes) ? CsvQuoting.Always : CsvQuoting.WhenNeeded;
}
