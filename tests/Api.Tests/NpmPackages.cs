using System.Diagnostics;

namespace CustomerTracking.Api.Tests;

/// <summary>
/// A folder with packages from npm, installed as its lock file says; where there is no Node.js the test is skipped,
/// unless it is required (as in CI).
/// </summary>
internal sealed class NpmPackages : IDisposable
{
    private NpmPackages(string folder) => Folder = folder;

    public string Folder { get; }

    /// <param name="source">The folder in the repository with the package.json, which is left as it is.</param>
    public static async Task<NpmPackages> Install(string source)
    {
        RequireNode();
        var packages = new NpmPackages(Directory.CreateTempSubdirectory("ct-npm-").FullName);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Repository.File(source + "/package.json"))!))
            File.Copy(file, Path.Combine(packages.Folder, Path.GetFileName(file)));

        await packages.Run("npm", ["ci", "--no-audit", "--no-fund"]);
        return packages;
    }

    public Process Start(
        string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>()) start.Environment[key] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    /// <returns>What it said.</returns>
    public async Task<string> Run(
        string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(program, arguments, environment);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var said = await output + await errors;
        Assert.That(process.ExitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}: {said}");
        return said;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void RequireNode()
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (new[] { "node", "npm" }.All(tool => paths.Any(path => File.Exists(Path.Combine(path, tool))))) return;

        const string Missing = "There is no node or npm: install Debian's packages nodejs and npm to run this test.";
        if (Environment.GetEnvironmentVariable("CUSTOMERTRACKING_REQUIRE_NODE") is { Length: > 0 })
            Assert.Fail(Missing);
        Assert.Ignore(Missing);
    }
}
