using System.Text.Json;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>The rows of a file are forgotten; what became of them is not.</summary>
internal sealed class ImportRetentionTests
{
    [Test]
    public async Task OldFile_LosesItsRows_AndIsCancelledWhereNobodyImportedIt()
    {
        var clock = new Events.ShiftedClock();
        await using var api = TestApi.Start(
            new() { ["Imports:Interval"] = "00:00:00.050" }, services => services.AddSingleton<TimeProvider>(clock));
        var path = $"{TestApi.TenantPath}/imports/{Demo.ImportId}";
        Assert.That((await Read(api, path)).GetProperty("columns")[0].GetProperty("samples").GetArrayLength(), Is.EqualTo(1));

        clock.Ahead = TimeSpan.FromDays(31);
        var import = await Read(api, path);
        for (var look = 0; look < 200 && import.GetProperty("state").GetString() != "cancelled"; look++)
        {
            await Task.Delay(50);
            import = await Read(api, path);
        }

        Assert.That(import.GetProperty("state").GetString(), Is.EqualTo("cancelled"));
        var left = 1;
        byte[] forgotten = [];
        for (var look = 0; look < 100 && left > 0; look++)
        {
            await using var scope = api.Services.CreateAsyncScope();
            left = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<ImportPart>().IgnoreQueryFilters()
                .CountAsync(part => part.Cells != forgotten);
            await Task.Delay(50);
        }

        Assert.That(left, Is.Zero);
        Assert.That((await Read(api, path)).GetProperty("columns")[0].GetProperty("samples").GetArrayLength(), Is.Zero);
    }

    private static async Task<JsonElement> Read(TestApi api, string path) =>
        await TestApi.Body(await api.Http.GetAsync(path));
}
