using System.Collections.Concurrent;
using CustomerTracking.Api.Channels;
using CustomerTracking.Api.Errors;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Rest;

/// <summary>
/// What a sender calls its request: <c>Idempotency-Key</c> (draft-ietf-httpapi-idempotency-key-header-07, section 2).
/// </summary>
internal static class IdempotencyHeader
{
    public const string Name = "Idempotency-Key";
    public const string Replayed = "Idempotent-Replayed";
    private const int LongestKey = 255;

    // n8n's id of an execution that it does not save: every such workflow has the same.
    private const string NoId = "__UNKNOWN__";

    /// <returns>Null where there is none. Quotes around it, which the draft asks for, are optional.</returns>
    /// <exception cref="RequestFault">400: more than one, or no key.</exception>
    public static string? Read(HttpContext http)
    {
        var values = http.Request.Headers[Name];
        if (values.Count == 0) return null;

        var key = values.Count == 1 ? Unquoted(values[0]!.Trim()) : "";
        if (key.Length > 0 && MissingValue.IsId(key)) return WithoutKey(http, key);

        if (key.Length is 0 or > LongestKey || key.Any(character => character is < '!' or > '~'))
            throw RequestFault.BadRequest(
                "idempotency_key.malformed",
                $"Send one {Name} of 1 to {LongestKey} visible ASCII characters, with or without quotes around it.",
                    Name);

        return key.StartsWith(NoId, StringComparison.Ordinal) ? null : key;
    }

    // A message is recognised by what is booked as well, so that it may go on; any other route has nothing but the key,
    // and its caller relies on it.
    private static string? WithoutKey(HttpContext http, string key) =>
        http.GetEndpoint()?.Metadata.GetMetadata<MessageFormat>() is not null
            || key.StartsWith(NoId, StringComparison.Ordinal)
        ? null
        : throw RequestFault.BadRequest(
            "idempotency_key.means_nothing",
            $"'{CleanText.Cut(key, 60)}' names no request: it would be the same for all. Send a value of its own "
                + $"with each, or leave {Name} out.",
            Name);

    private static string Unquoted(string key) => key.Length > 1 && key[0] is '"' && key[^1] is '"' ? key[1..^1] : key;
}

/// <summary>
/// Requests that are under way in this process. A courtesy, which tells a sender to wait; what keeps an effect from
/// happening twice is the stored answer's unique key.
/// </summary>
internal sealed class RunningRequests
{
    private static readonly DomainError Running = new(
        "idempotency_key.in_use",
        "A request with this Idempotency-Key is still running. Wait a moment, and send it again.", ErrorKind.Conflict,
        IdempotencyHeader.Name);

    private readonly ConcurrentDictionary<string, byte> _keys = new();

    private const int SecondsToRetry = 1;

    /// <exception cref="RequestFault">409, <c>idempotency_key.in_use</c></exception>
    public IDisposable Enter(string key) =>
        _keys.TryAdd(key, 0)
            ? new Way(_keys, key)
            : throw new RequestFault(StatusCodes.Status409Conflict, Running) { RetryAfter = SecondsToRetry };

    private sealed class Way(ConcurrentDictionary<string, byte> keys, string key) : IDisposable
    {
        public void Dispose() => keys.TryRemove(key, out _);
    }
}

internal static class IdempotentRoutes
{
    public static IServiceCollection AddIdempotencyKeys(this IServiceCollection services) =>
        services.AddSingleton<RunningRequests>();

    /// <summary>The first answer under a key is kept for 24 hours, and given again to the same request.</summary>
    public static RouteHandlerBuilder TakesIdempotencyKey(this RouteHandlerBuilder route) => route
        .WithMetadata(new TakesIdempotencyKey()).Refuses(409, 422).AddEndpointFilter(RunOnce);

    private static async ValueTask<object?> RunOnce(
        EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        if (NameOf(call) is not { } name) return await next(call);

        var key = http.RequestServices.GetRequiredService<IdempotencyKey>();
        var (credential, route) = (
            http.Features.Get<Credential>()!.Id.Value, $"{http.Request.Method} {http.Request.Path}");
        key.Use(name, credential, route);
        using var running = http.RequestServices.GetRequiredService<RunningRequests>()
            .Enter($"{credential}\n{route}\n{http.Request.Headers[Security.TenantAccess.Header]}\n{name}");
        var answer = await next(call);
        if (key.IsReplayed) http.Response.Headers[IdempotencyHeader.Replayed] = "true";
        return answer;
    }

    // A message with a malformed key is kept before it is refused, so it goes on to where that is done.
    private static string? NameOf(EndpointFilterInvocationContext call)
    {
        try
        {
            return IdempotencyHeader.Read(call.HttpContext);
        }
        catch (RequestFault) when (call.Arguments.OfType<TokenRequest>().Any())
        {
            return null;
        }
    }
}

/// <summary>The route answers a repeated key as it did the first time.</summary>
internal sealed class TakesIdempotencyKey;
