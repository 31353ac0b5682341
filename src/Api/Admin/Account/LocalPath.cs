namespace CustomerTracking.Api.Admin.Account;

internal static class LocalPath
{
    private const string Home = "/customers";

    /// <summary>Where to go after signing in: never to somebody else's site.</summary>
    public static string Of(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && Uri.TryCreate(path, UriKind.Relative, out _) && path != "/"
            ? path
            : Home;
}
