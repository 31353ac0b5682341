using System.Globalization;
using System.Net.Mail;

namespace CustomerTracking.Domain.Common;

/// <summary>An e-mail address, kept as it was written; two that differ in letter case alone are the same.</summary>
public sealed record EmailAddress
{
    /// <summary>RFC 5321, section 4.5.3.1.3: a path of 256 octets less its two brackets.</summary>
    public const int MaxLength = 254;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>The same for addresses that differ in letter case alone.</summary>
    public string Key => Value.ToLowerInvariant();

    public static bool TryRead(string? raw, out EmailAddress? address)
    {
        var text = raw?.Trim();
        address = text is { Length: > 0 and <= MaxLength } && Reads(text) ? new(text) : null;
        return address is not null;
    }

    /// <exception cref="DomainException"><c>email.malformed</c></exception>
    public static EmailAddress Parse(string raw) =>
        TryRead(raw, out var address) ? address! : throw new DomainException(Malformed);

    public bool Equals(EmailAddress? other) => string.Equals(Value, other?.Value, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    public override string ToString() => Value;

    public static readonly DomainError Malformed = new(
        "email.malformed", "This is not an e-mail address such as name@example.com.", ErrorKind.Invalid, "email");

    private static bool Reads(string text) =>
        !text.Any(IsUnfit)
        && MailAddress.TryCreate(text, out var parsed)
        && parsed.Address == text
        && parsed.Host.Contains('.', StringComparison.Ordinal) && !parsed.Host.EndsWith('.');

    // Format characters include those that make an address read backwards.
    private static bool IsUnfit(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || char.IsSurrogate(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.Format;
}
