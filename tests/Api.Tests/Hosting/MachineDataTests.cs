using System.Diagnostics;

namespace CustomerTracking.Api.Tests.Hosting;

/// <summary>
/// A machine without what .NET takes from it: the program says what is missing instead of finding nobody.
/// </summary>
internal sealed class MachineDataTests
{
    [Test]
    public async Task Start_WithoutIcu_IsRefusedInOneLine()
    {
        var (code, error) = await Start("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");

        Assert.That(code, Is.EqualTo(1), error);
        Assert.That(error.Trim(), Does.Contain("ICU").And.Contain("icu-libs").And.Not.Contain("\n"));
    }

    [Test]
    [Platform("Linux")]
    public async Task Start_WithoutTimeZoneData_IsRefusedInOneLine()
    {
        var empty = Directory.CreateTempSubdirectory("ct-no-zones");

        var (code, error) = await Start("TZDIR", empty.FullName);

        empty.Delete();
        Assert.That(code, Is.EqualTo(1), error);
        Assert.That(error.Trim(), Does.Contain("tzdata").And.Not.Contain("\n"));
    }

    private static async Task<(int Code, string Error)> Start(string variable, string value)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "CustomerTracking.Api.dll"), "migrate"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment[variable] = value;
        start.Environment["ConnectionStrings__CustomerTracking"] = "Data Source=:memory:";
        using var program = Process.Start(start)!;
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, error);
    }
}
