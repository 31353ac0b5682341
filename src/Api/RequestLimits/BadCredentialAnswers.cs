using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Common;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.RequestLimits;

/// <summary>
/// Answers a bad token or signature: at once, later, or for a while not at all. It is asked only after the credential
/// was looked at, so a good one is served whatever its neighbours send.
/// </summary>
internal sealed partial class BadCredentialAnswers(
    FailedAttempts attempts, IOptions<BadCredentialsOptions> options, TimeProvider clock,
    ILogger<BadCredentialAnswers> logger)
{
    public async Task Answer(HttpContext http, int status, DomainError error)
    {
        var address = RemoteAddress.From(http);
        var treatment = attempts.Count(address);
        if (treatment.IsFirstRefusal) LogRefusal(address, options.Value.CoolDownSeconds);
        if (treatment.RetryAfter is { } wait)
        {
            http.Response.Headers.Remove("WWW-Authenticate");
            RateLimits.SetRetryAfter(http, wait);
            await Problem.Write(
                http, StatusCodes.Status429TooManyRequests, "credentials.too_many_bad",
                "Too many bad tokens or signatures came from this address, and this is another one. Good ones are "
                    + "served as ever.");
            return;
        }

        if (treatment.Delay > TimeSpan.Zero) await Task.Delay(treatment.Delay, clock, http.RequestAborted);
        await Problem.Write(http, status, error);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "[Customer Tracking] Too many bad tokens or signatures from {Address}: its bad ones are answered with 429 "
            + "for {Seconds} seconds")]
    private partial void LogRefusal(string address, int seconds);
}
