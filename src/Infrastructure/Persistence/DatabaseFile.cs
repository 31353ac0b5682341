using CustomerTracking.Application.Common;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>SQLite's file: where it lies, and who may read it.</summary>
internal static class DatabaseFile
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    /// <exception cref="StartupException">
    /// An earlier version looked in the working directory and left a file there; going on would begin an empty one.
    /// </exception>
    public static string Locate(string file, string contentRoot, string key)
    {
        var (here, before) = (Path.GetFullPath(file, contentRoot), Path.GetFullPath(file));
        return here == before || File.Exists(here) || !File.Exists(before)
            ? here
            : throw new StartupException(
                $"{key} is relative and is looked for as {here}, which is missing, while {before} is there: write "
                    + "that full path, or move the file.");
    }

    /// <summary>
    /// Makes an empty file, and its folder, for its owner alone: it holds names, phones and the keys. SQLite gives the
    /// files beside it the same permissions. What is there already keeps its own.
    /// </summary>
    /// <exception cref="StartupException">It cannot be made.</exception>
    public static void Make(string file)
    {
        try
        {
            if (Path.GetDirectoryName(file) is { Length: > 0 } folder) MakeFolder(folder);
            if (File.Exists(file)) return;

            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite,
            };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnersFile;
            new FileStream(file, options).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The database {file} cannot be made: {failure.Message}");
        }
    }

    // Windows gives what is made the permissions of the folder it is in.
    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnersFolder);
    }
}
