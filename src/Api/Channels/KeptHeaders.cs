using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels;

/// <summary>The headers that help to understand a message later. None of them is a secret or a signature.</summary>
internal static class KeptHeaders
{
    private const int LongestValue = 300;

    private static readonly string[] Names =
        ["Content-Type", "User-Agent", "Idempotency-Key", "I-Twilio-Idempotency-Token", "X-Request-Id", "Traceparent"];

    public static IReadOnlyDictionary<string, string> From(HttpRequest request)
    {
        var kept = new Dictionary<string, string>();
        foreach (var name in Names)
        {
            if (CleanText.Line(request.Headers[name].ToString()) is not { } value) continue;

            kept[name] = value.Length > LongestValue ? value[..LongestValue] : value;
        }

        return kept;
    }
}
