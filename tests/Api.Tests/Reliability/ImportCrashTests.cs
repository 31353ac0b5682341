using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>The process is killed while a list is imported and undone: it goes on, and the counts are right.</summary>
internal sealed class ImportCrashTests
{
    private const int Kills = 10;
    private const int Rows = 8_000;

    private string _database = null!;

    [SetUp]
    public void Prepare() => _database = RunningProgram.NewDatabase();

    [TearDown]
    public void CleanUp() => RunningProgram.Delete(_database);

    [Test]
    public async Task Kill9_WhileImportingAndUndoing_LeavesNothingHalfDone()
    {
        await using var program = await RunningProgram.Start(
            _database, new() { ["Imports__Pause"] = "00:00:00.100", ["Imports__Interval"] = "00:00:00.100" });
        var ledger = new Ledger(_database);
        var before = ledger.Count("SELECT COUNT(*) FROM Clients");
        var uploaded = await program.Http.PostAsync($"{TestApi.TenantPath}/imports", new MultipartFormDataContent
        {
            { new StringContent(File(), Encoding.UTF8, "text/csv"), "file", "clients.csv" },
        });
        var path = $"{TestApi.TenantPath}/imports/{(await TestApi.Body(uploaded)).GetProperty("id").GetGuid()}";
        await program.Http.PutAsync($"{path}/columns", TestApi.Json(
            """{"columns":[{"field":"external_client_id","serviceProvider":"salonbase"},{"field":"name"},{"field":"phone"},{"field":"accepts_marketing"}]}"""));
        var checkedOne = await Until(program, path, "checked", kill: false);
        Assert.That(checkedOne.GetProperty("expected").GetProperty("created").GetInt32(), Is.EqualTo(Rows));

        await Step(program, path, "importing");
        var imported = await Until(program, path, "imported", kill: true);
        Assert.That(imported.GetProperty("counts").GetRawText(), Is.EqualTo(checkedOne.GetProperty("expected").GetRawText()));
        Assert.That(ledger.Count("SELECT COUNT(*) FROM Clients") - before, Is.EqualTo(Rows));
        Assert.That(ledger.Count("SELECT COUNT(*) FROM ServiceMappings WHERE ServiceProvider = 'salonbase'"), Is.EqualTo(Rows));

        await Step(program, path, "undoing");
        var undone = await Until(program, path, "undone", kill: true);
        Assert.That(undone.GetProperty("kept").GetInt32(), Is.Zero);
        Assert.That(ledger.Count("SELECT COUNT(*) FROM Clients"), Is.EqualTo(before));
        Assert.That(ledger.Count("SELECT COUNT(*) FROM ServiceMappings WHERE ServiceProvider = 'salonbase'"), Is.Zero);
        Assert.That(ledger.Count("SELECT COUNT(*) FROM Consents WHERE ClientId NOT IN (SELECT Id FROM Clients)"), Is.Zero);
        Assert.That(program.Kills, Is.EqualTo(2 * Kills));
    }

    private static async Task<JsonElement> Until(RunningProgram program, string path, string state, bool kill)
    {
        var most = program.Kills + (kill ? Kills : 0);
        while (true)
        {
            if (program.Kills < most)
            {
                await Task.Delay(Random.Shared.Next(100, 250));
                await program.Kill();
                await program.Start();
            }

            var import = await program.Http.GetFromJsonAsync<JsonElement>(path);
            if (import.GetProperty("state").GetString() == state)
            {
                Assert.That(program.Kills, Is.EqualTo(most), "it was done before it had been killed often enough");
                return import;
            }

            await Task.Delay(100);
        }
    }

    private static async Task Step(RunningProgram program, string path, string state) =>
        (await program.Http.PatchAsync(path, TestApi.Json($$"""{"state":"{{state}}"}"""))).EnsureSuccessStatusCode();

    private static string File()
    {
        var file = new StringBuilder("Id,Name,Phone,Accepts Marketing\n");
        for (var row = 0; row < Rows; row++)
            file.Append(CultureInfo.InvariantCulture, $"{100_000 + row},Person Number{row},{(row % 3 == 0 ? "" : $"+35386{2_000_000 + row}")},{(row % 2 == 0 ? "yes" : "no")}\n");
        return file.ToString();
    }
}
