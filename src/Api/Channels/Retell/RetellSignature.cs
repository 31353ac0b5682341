using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CustomerTracking.Api.Security;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>
/// <c>v=&lt;unix ms&gt;,d=&lt;hex&gt;</c>: HMAC-SHA256 of the body followed by the time, under Retell's API key.
/// </summary>
internal static partial class RetellSignature
{
    public const string Header = "X-Retell-Signature";

    private const long ToleranceMs = 5 * 60 * 1000;

    public static bool Verifies(string header, ReadOnlySpan<byte> body, string apiKey, DateTimeOffset now)
    {
        var match = Shape().Match(header);
        if (!match.Success || !long.TryParse(
            match.Groups["time"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var time))
            return false;

        // A clock may run ahead of ours as well as behind it.
        if (Math.Abs(now.ToUnixTimeMilliseconds() - time) > ToleranceMs) return false;

        return Signatures.Same(
            Convert.FromHexString(match.Groups["digest"].Value), Digest(body, match.Groups["time"].Value, apiKey));
    }

    /// <summary>As Retell would sign it.</summary>
    public static string Compute(ReadOnlySpan<byte> body, string apiKey, DateTimeOffset now)
    {
        var time = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return $"v={time},d={Convert.ToHexStringLower(Digest(body, time, apiKey))}";
    }

    private static byte[] Digest(ReadOnlySpan<byte> body, string time, string apiKey)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(apiKey));
        hash.AppendData(body);
        hash.AppendData(Encoding.ASCII.GetBytes(time));
        return hash.GetHashAndReset();
    }

    [GeneratedRegex(
        @"\Av=(?<time>[0-9]+),d=(?<digest>[0-9a-f]{64})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
