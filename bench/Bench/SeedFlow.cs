using System.Diagnostics;

namespace CustomerTracking.Bench;

/// <summary>The peer in <c>bench/SeedFlow</c>: Express and pg, as the seed page has them.</summary>
internal static class SeedFlow
{
    public static string Folder(Options options) => Path.Combine(options.Folder, "seed-flow");

    /// <summary>Installs its packages beside a copy of it, so that none lie in the repository.</summary>
    public static async Task Install(Options options)
    {
        var folder = Directory.CreateDirectory(Folder(options)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Server.Root(), "bench", "SeedFlow")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        using var install = Process.Start(new ProcessStartInfo("npm", ["install", "--silent"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        await install.StandardOutput.ReadToEndAsync();
        await install.WaitForExitAsync();
        if (install.ExitCode != 0) throw new InvalidOperationException($"npm install failed in {folder}.");
    }
}
