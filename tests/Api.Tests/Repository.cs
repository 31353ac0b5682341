namespace CustomerTracking.Api.Tests;

internal static class Repository
{
    /// <summary>A file of the repository, found from wherever the tests were built to.</summary>
    public static string File(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "CustomerTracking.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, path);
    }
}
