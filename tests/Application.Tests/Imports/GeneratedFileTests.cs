using System.Text;
using System.Text.Json;
using CustomerTracking.Application.Imports;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Imports;

namespace CustomerTracking.Application.Tests.Imports;

/// <summary>
/// Files of few names, phones, e-mails and ids in every combination, so that rows meet each other and what bookings made.
/// </summary>
internal sealed class GeneratedFileTests
{
    private const int FilesOfADatabase = 10;

    private static readonly string[] Suggestions = ["DuplicateSuggestions", "ValueSuggestions"];

    private static readonly int Files =
        int.TryParse(Environment.GetEnvironmentVariable("CUSTOMERTRACKING_TEST_IMPORTS"), out var files) ? files : 40;

    private static readonly string[] FirstNames = ["Siobhán", "Shivaun", "Mary", "Máire", "Liam", "Emma", "Jo", "Pat", "Una", "Ciara", "N/A", ""];
    private static readonly string[] LastNames = ["Byrne", "Burn", "Murphy", "O'Brien", "Walsh", "Kelly", "Ní Bhriain", "Ryan", ""];
    private static readonly string[] Emails = ["mary@example.ie", "liam@example.ie", "salon@example.ie", "none@none.com", "not an e-mail", "", "", ""];
    private static readonly string[] Days = ["04/05/1990", "1990-05-04", "31/02/1990", "1900-01-01", "", "", "", ""];
    private static readonly string[] Answers = ["Yes", "no", "perhaps", "", "", ""];

    private static readonly string[] Phones =
    [
        "087 123 4567", "+353871234567", "353 87 123 4568", "0871234569", "871234570", "'+353871234571", "3.53871E+11",
        "3.53871234572E+11", "0871234567; 0861112222", "12", "0000000000", "", "", "", "", "", "",
        .. Enumerable.Range(0, 60).Select(number => $"085 765 43{number:00}"),
    ];

    [Test]
    public async Task Check_CountsWhatTheImportDoes_WhichIsUndoneWhole()
    {
        for (var first = 0; first < Files; first += FilesOfADatabase)
        {
            await using var app = await TestApp.Open();
            for (var seed = first; seed < Math.Min(Files, first + FilesOfADatabase); seed++)
                await ImportAndUndo(app, seed, staysImported: seed % 3 == 0);
        }
    }

    private static async Task ImportAndUndo(TestApp app, int seed, bool staysImported)
    {
        var random = new Random(seed);
        await Book(app, random);
        var hasWholeNames = seed % 2 == 1;
        var file = File(random, hasWholeNames);
        var before = await app.Everything();
        var checkedOne = await app.Check(await app.Upload(file));
        Assert.That(await app.Everything(), Is.EqualTo(before), $"the check of file {seed} wrote something");

        var imported = await app.Run(checkedOne);
        Assert.That(Json(imported.Counts), Is.EqualTo(Json(checkedOne.Expected)), $"file {seed}\n{file}");
        Assert.That(imported.Counts!.Created + imported.Counts.Matched + imported.Counts.Refused,
            Is.EqualTo(imported.Counts.Rows));

        if (hasWholeNames && file.StartsWith("Client ID", StringComparison.Ordinal)) await ImportAgain(app, imported, file, $"file {seed}\n{file}");
        if (staysImported) return;

        var undone = await app.Undo(imported);
        Assert.That(undone, Has.Property("State").EqualTo(ImportState.Undone).And.Property("Kept").EqualTo(0));
        Assert.That(await app.Everything(), Is.EqualTo(before), $"file {seed} was not undone whole\n{file}");
    }

    // Half a name that another row completes may be somebody else's afterwards; whole names and ids lead where they led.
    private static async Task ImportAgain(TestApp app, ImportRow imported, string file, string message)
    {
        // A row may contradict a client, or lead to two, only since another row has changed one: that is suggested then.
        var after = await app.Everything(Suggestions);
        var again = await app.Import(file);
        Assert.That(again.Counts, Has.Property("Created").EqualTo(0), message);
        Assert.That(again.Counts!.Unchanged + again.Counts.Suggestions,
            Is.GreaterThanOrEqualTo(imported.Counts!.Rows - imported.Counts.Refused), message);
        Assert.That(await app.Everything(Suggestions), Is.EqualTo(after), message);
        await app.Undo(again);
    }

    private static async Task Book(TestApp app, Random random)
    {
        for (var count = random.Next(4); count > 0; count--)
        {
            await app.Send(ABooking() with
            {
                Phone = Pick(random, ["087 123 4567", "087 123 4568", "087 123 4569", "086 111 2222"]),
                Name = GivenName.Create(Pick(random, FirstNames), Pick(random, LastNames)),
                Email = Pick(random, ["mary@example.ie", "liam@example.ie", null]),
                Source = Pick(random, [Source.Voice, Source.Web]),
                StartsAt = new(new DateTime(2026, 12, 3).AddMinutes(random.Next(20_000)), null),
            });
        }
    }

    private static string File(Random random, bool hasWholeNames)
    {
        string[] firstNames = hasWholeNames ? FirstNames[..^2] : FirstNames;
        string[] lastNames = hasWholeNames ? LastNames[..^1] : LastNames;
        var hasIds = random.Next(2) == 0;
        var file = new StringBuilder(hasIds ? "Client ID," : "").Append(
            hasIds ? "First Name,Last Name,Mobile Number,Email,Date of Birth,Accepts Marketing,Note\n"
                : "First Name,Last Name,Phone,Email,Birthday,Accepts Marketing,Note\n");

        // Some are longer than a part. An id is one client's; a row may be there twice.
        var lines = new List<string>();
        for (var rows = random.Next(4) == 0 ? random.Next(150, 500) : random.Next(1, 40); rows > 0; rows--)
        {
            if (lines.Count > 0 && random.Next(10) == 0)
            {
                lines.Add(Pick(random, [.. lines]));
                continue;
            }

            var id = random.Next(5) == 0 ? "" : $"{1000 + lines.Count}";
            lines.Add((hasIds ? $"{id}," : "") + string.Join(
                ',', Pick(random, firstNames), Pick(random, lastNames), $"\"{Pick(random, Phones)}\"", Pick(random, Emails),
                Pick(random, Days), Pick(random, Answers), Pick(random, ["", "", "Likes tea"])));
        }

        file.AppendJoin('\n', lines);
        return file.ToString();
    }

    private static T Pick<T>(Random random, T[] all) => all[random.Next(all.Length)];

    private static string Json(ImportCounts? counts) => JsonSerializer.Serialize(counts);
}
