using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

/// <summary>
/// One telephone number: <see cref="E164"/> is what a person dials, <see cref="Key"/> is what we match by. The two
/// differ where several numbers reach the same handset (Mexico +52 1, Argentina +54 9, Brazil's ninth digit).
/// </summary>
public sealed record PhoneNumber
{
    /// <summary>A plus sign and at most fifteen digits (ITU-T E.164).</summary>
    public const int MaxLength = 16;

    private PhoneNumber(string e164, string key) => (E164, Key) = (e164, key);

    public string E164 { get; }

    public string Key { get; }

    public static PhoneNumber Create(string e164, string key) =>
        IsE164(e164) && IsE164(key) ? new(e164, key) : throw new DomainException(PhoneErrors.NotE164);

    public override string ToString() => E164;

    private static bool IsE164(string text) =>
        text.Length is > 3 and <= MaxLength && text[0] == '+' && text[1] != '0'
            && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
