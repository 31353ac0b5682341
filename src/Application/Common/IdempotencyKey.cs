using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Common;

/// <summary>
/// What the sender calls this request, so that it can be repeated without harm
/// (draft-ietf-httpapi-idempotency-key-header).
/// </summary>
public sealed class IdempotencyKey
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    internal static readonly DomainError Reused = new(
        "idempotency_key.reused",
        "This Idempotency-Key was used for another request within the last 24 hours. Send the first request "
            + "unchanged, or take a new key.",
        ErrorKind.Contradictory, "Idempotency-Key");

    private string? _scope;

    /// <summary>Whether the answer is one that was given before.</summary>
    public bool IsReplayed { get; internal set; }

    internal bool IsGiven => _scope is not null;

    /// <param name="key">As the sender wrote it, without quotes.</param>
    /// <param name="credential">Whose key it is: no other caller can hit or probe it.</param>
    /// <param name="route">The method and path that it is for.</param>
    public void Use(string key, Guid credential, string route) => _scope = $"{credential}\n{route}\n{key}";

    /// <summary>One for each tenant, credential, route and key; it does not reveal the key.</summary>
    internal string Id(CurrentCaller caller) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.TenantId}\n{_scope}")));
}
