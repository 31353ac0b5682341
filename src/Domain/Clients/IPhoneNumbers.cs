namespace CustomerTracking.Domain.Clients;

/// <summary>
/// Reads telephone numbers as people and machines write them. The rules are the world's numbering plans.
/// </summary>
public interface IPhoneNumbers
{
    /// <summary>
    /// Reads any spelling: national (<c>087 123 4567</c>), international (<c>+353…</c>, <c>00353…</c>, <c>353…</c>),
    /// <c>tel:</c> and <c>whatsapp:</c> forms, full-width digits. Never throws.
    /// </summary>
    /// <param name="raw">The text as received; null or empty gives <see cref="PhoneFault.Missing"/>.</param>
    /// <param name="defaultRegion">ISO 3166-1 alpha-2 region in which a national number is to be understood, such as
    /// <c>IE</c>.</param>
    PhoneReading Read(string? raw, string defaultRegion);

    /// <summary>The number as it is written internationally: <c>+353 87 123 4567</c>. Takes an E.164 number.</summary>
    string Display(string e164);

    /// <summary>Whether the numbering plans know the region (ISO 3166-1 alpha-2, upper case).</summary>
    bool KnowsRegion(string region);
}

/// <summary>What was made of a spelling: a number, or why there is none.</summary>
/// <param name="Number">Set when the text could be read as a number of possible length, even if <see cref="IsValid"/>
/// is false.</param>
/// <param name="IsValid">The number lies in a range that its numbering plan has given out.</param>
/// <param name="IsMobile">It may be a mobile number (plans that mix fixed and mobile count as mobile).</param>
/// <param name="Region">The region it belongs to, or null where a calling code belongs to no region.</param>
/// <param name="Fault">Why there is no number, or <see cref="PhoneFault.NotInUse"/> where there is one that is not
/// valid.</param>
public sealed record PhoneReading(PhoneNumber? Number, bool IsValid, bool IsMobile, string? Region, PhoneFault Fault);

public enum PhoneFault
{
    None,
    Missing,
    NotANumber,
    TooShort,
    TooLong,
    UnknownCallingCode,

    /// <summary>The right length, but in no range that the numbering plan has given out.</summary>
    NotInUse,

    /// <summary>
    /// What networks and forms write where there is no number: all digits alike, ANONYMOUS on a keypad.
    /// </summary>
    Nobodys,
}
