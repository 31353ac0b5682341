namespace CustomerTracking.Api.Hosting;

/// <summary>
/// The folder of the settings, of the pages' files and of a relative database path: the program's own, from wherever it
/// is started. A build that was not published has its project's folder, as <c>dotnet run</c> always had.
/// </summary>
internal static class ContentRoot
{
    private const string Project = "Api.csproj";

    // A publish leaves it out: it names the files where they lie in the source.
    private const string MarkOfABuild = "CustomerTracking.Api.staticwebassets.runtime.json";

    /// <param name="args">May name another one, as the environment may.</param>
    /// <returns>Null where one is configured.</returns>
    public static string? Find(string[] args)
    {
        var configured = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        if (!string.IsNullOrEmpty(configured[WebHostDefaults.ContentRootKey])) return null;

        var program = AppContext.BaseDirectory;
        return File.Exists(Path.Combine(program, MarkOfABuild)) ? ProjectAbove(program) ?? program : program;
    }

    private static string? ProjectAbove(string folder)
    {
        for (var one = new DirectoryInfo(folder); one is not null; one = one.Parent)
        {
            if (File.Exists(Path.Combine(one.FullName, Project))) return one.FullName;
        }

        return null;
    }
}
