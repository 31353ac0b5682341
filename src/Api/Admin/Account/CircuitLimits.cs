using System.Collections.Concurrent;
using System.Security.Claims;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Staff;
using CustomerTracking.Infrastructure.Staff;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Admin.Account;

/// <summary>
/// Each open page holds a connection and memory of the server (a circuit). Only signed-in people get one, and each
/// person and each address only so many at once. Counted by each process for itself.
/// </summary>
internal sealed class CircuitLimits(IOptions<SignInOptions> options)
{
    public const string Path = "/_blazor";

    private static readonly DomainError TooMany = new(
        "pages.too_many", "Too many pages are open at once. Close some, then load this one again.",
        ErrorKind.Forbidden);

    private readonly ConcurrentDictionary<string, int> _open = [];

    public async Task Handle(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(Path))
        {
            await next(http);
            return;
        }

        if (http.User.Identity?.IsAuthenticated is not true
            || http.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } person)
        {
            await Problem.Write(http, StatusCodes.Status401Unauthorized, StaffErrors.SignedOut);
            return;
        }

        await Within($"person {person}", options.Value.PagesPerPerson, http, () =>
            Within($"address {RemoteAddress.From(http)}", options.Value.PagesPerAddress, http, () => next(http)));
    }

    private async Task Within(string key, int most, HttpContext http, Func<Task> go)
    {
        try
        {
            if (_open.AddOrUpdate(key, 1, (_, count) => count + 1) <= most) await go();
            else await Problem.Write(http, StatusCodes.Status429TooManyRequests, TooMany);
        }
        finally
        {
            // Removed only at zero, and only if no other request came in between.
            if (_open.AddOrUpdate(key, 0, (_, count) => count - 1) == 0) _open.TryRemove(new(key, 0));
        }
    }
}
