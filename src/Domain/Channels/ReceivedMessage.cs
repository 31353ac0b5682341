using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Channels;

/// <summary>One message as it came in, before anybody knows what it is good for.</summary>
public sealed record ReceivedMessage
{
    public required Channel Channel { get; init; }

    /// <summary>Which of the channel's forms it has, and so who can read it again: <c>n8n-created</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The connection it was posted to, or the service account whose token it bore.</summary>
    public required Guid SenderId { get; init; }

    /// <summary>What staff call the sender.</summary>
    public required string SenderName { get; init; }

    /// <summary>The sender's word for what happened, such as <c>call_analyzed</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>Under which the sender would repeat it; see <see cref="DeduplicationKey"/>.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The headers that help to understand it: no signature, no token.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Encrypted; null where none was kept.</summary>
    public byte[]? Body { get; init; }
}

/// <summary>The key under which a sender repeats a message. There is always one.</summary>
public static class DeduplicationKey
{
    public const int MaxLength = 200;

    /// <param name="id">The sender's own, of any length.</param>
    public static string FromId(string id) => id.Length <= MaxLength ? id : "long:" + Hash(Encoding.UTF8.GetBytes(id));

    /// <summary>For senders without an id: the same bytes are the same message.</summary>
    public static string FromBody(ReadOnlySpan<byte> body) => "sha256:" + Hash(body);

    /// <summary>One row an hour for what a sender cannot be asked about, however often it comes.</summary>
    public static string Hourly(string code, DateTimeOffset now) => $"{code}@{now.UtcDateTime:yyyy-MM-dd'T'HH}";

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
