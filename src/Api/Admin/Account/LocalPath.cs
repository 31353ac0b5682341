namespace CustomerTracking.Api.Admin.Account;

internal static class LocalPath
{
    private const string Home = "/customers";
    private static readonly Uri Here = new("http://here.invalid");

    /// <summary>
    /// Where to go after signing in, escaped for a header: never to another site. Browsers read <c>\</c> as <c>/</c>,
    /// leave out tabs and line breaks, and work out <c>/.//</c>; what an address becomes of that is what counts.
    /// </summary>
    public static string From(string? path)
    {
        if (path is not ['/', ..] || path.Any(character => char.IsControl(character) || character == '\\')) return Home;
        if (!Uri.TryCreate(Here, path, out var address) || address.Authority != Here.Authority) return Home;

        var local = address.PathAndQuery + address.Fragment;
        return local.StartsWith("//", StringComparison.Ordinal) || IsNoPlace(address.AbsolutePath) ? Home : local;
    }

    // The framework's own way of going elsewhere unescapes the address, and a header holds no other letters.
    public static void Go(HttpContext http, string? path) => http.Response.Redirect(From(path));

    // The start, and the pages that one comes from.
    private static bool IsNoPlace(string path) =>
        path is "/" || new PathString(path).StartsWithSegments("/sign-in")
            || new PathString(path).StartsWithSegments("/sign-out");
}
