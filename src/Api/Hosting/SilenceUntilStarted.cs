namespace CustomerTracking.Api.Hosting;

/// <summary>
/// The host and the server log a failed start with its whole stack trace; it is told in one line instead. From then on
/// they are heard.
/// </summary>
internal sealed class SilenceUntilStarted
{
    private static readonly string[] Categories =
        ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    private volatile bool _isOver;

    public SilenceUntilStarted(ILoggingBuilder logging)
    {
        foreach (var category in Categories)
            logging.AddFilter(category, level => level >= LogLevel.Warning && (_isOver || level < LogLevel.Error));
    }

    public void End() => _isOver = true;
}
