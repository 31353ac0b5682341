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

        using var install = packages.Start("npm", ["ci", "--no-audit", "--no-fund"]);
        var (output, errors) = (install.StandardOutput.ReadToEndAsync(), install.StandardError.ReadToEndAsync());
        await install.WaitForExitAsync();
        Assert.That(install.ExitCode, Is.Zero, $"npm ci: {await output}{await errors}");
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
