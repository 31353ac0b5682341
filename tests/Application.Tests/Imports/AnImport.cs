using System.Text;
using System.Text.RegularExpressions;
using CustomerTracking.Application.Imports;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Tests.Imports;

/// <summary>Brings a file through the steps of an import; the program's own runner does the work.</summary>
internal static class AnImport
{
    public static Task<ImportRow> Upload(this TestApp app, string csv, string name = "clients.csv") =>
        app.Upload(Encoding.UTF8.GetBytes(csv), name);

    public static Task<ImportRow> Upload(this TestApp app, byte[] file, string name = "clients.csv") =>
        app.Send(new UploadImport { File = new MemoryStream(file), FileName = name, Channel = Channel.Admin });

    /// <summary>With the columns as the headers say.</summary>
    public static async Task<ImportRow> Check(this TestApp app, ImportRow import, params ChosenColumn[] columns)
    {
        await app.Send(new ChooseColumns
        {
            Id = new(import.Id),
            Columns = columns.Length > 0
                ? columns
                : [.. import.Columns.Select(one => new ChosenColumn(one.Field, one.ServiceProvider, one.BusinessId))],
        });
        await app.Send(new CheckImport(new(import.Id)));
        return await app.Send(new GetImport(new(import.Id)));
    }

    /// <summary>Uploads, checks and imports.</summary>
    public static async Task<ImportRow> Import(this TestApp app, string csv) => await app.Run(
        await app.Check(await app.Upload(csv)));

    public static async Task<ImportRow> Run(this TestApp app, ImportRow import)
    {
        await app.Send(new StartImport(new(import.Id)));
        return await app.Finish(import);
    }

    public static async Task<ImportRow> Undo(this TestApp app, ImportRow import)
    {
        await app.Send(new UndoImport(new(import.Id)));
        return await app.Finish(import);
    }

    /// <summary>
    /// All that an import can write, as the database has it, but for when and how often a client was changed.
    /// </summary>
    public static async Task<string> Everything(this TestApp app, params string[] but)
    {
        string[] tables =
        [
            "Clients", "ContactPoints", "ServiceMappings", "Consents", "ValueSuggestions", "DuplicateSuggestions",
            "ImportKeys", "OutboxEvents", "Bookings",
        ];
        var all = new List<string>();
        foreach (var table in tables.Except(but))
        {
            all.AddRange((await app.RawRows(table))
                .Select(row => Regex.Replace(row, "(UpdatedAt|Version)=[^|]*", "")).Order());
        }

        return string.Join('\n', all);
    }

    public static async Task<ImportRow> Finish(this TestApp app, ImportRow import)
    {
        while (await app.Send(new ContinueImport(new(import.Id)))) { }
        return await app.Send(new GetImport(new(import.Id)));
    }
}
