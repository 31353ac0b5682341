using System.Globalization;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

public static class PhoneErrors
{
    public const string Field = "phone";

    public static readonly DomainError NotE164 = new(
        "phone.not_e164", "A phone number is kept in E.164 form: a plus sign, then 3 to 15 digits.", ErrorKind.Invalid,
        Field);

    public static readonly DomainError Missing = new(
        "phone.missing", "A phone number is needed: it is how a client is known.", ErrorKind.Invalid, Field);

    /// <summary>The sentence for a spelling that gave no usable number.</summary>
    public static DomainError Unreadable(string raw, PhoneFault fault, string region) => fault switch
    {
        PhoneFault.None or PhoneFault.Missing => Missing,
        PhoneFault.NotANumber => Describe("phone.not_a_number", $"'{Short(raw)}' is not a phone number."),
        PhoneFault.TooShort =>
            Describe("phone.too_short", $"The phone number '{Short(raw)}' is too short for {Name(region)}."),
        PhoneFault.TooLong =>
            Describe("phone.too_long", $"The phone number '{Short(raw)}' is too long for {Name(region)}."),
        PhoneFault.UnknownCallingCode => Describe(
            "phone.unknown_calling_code",
            $"The phone number '{Short(raw)}' begins with a calling code that no country has."),
        PhoneFault.NotInUse => Describe(
            "phone.not_in_use",
            $"The phone number '{Short(raw)}' does not exist in {Name(region)}: check its first digits and its "
                + "length."),
        PhoneFault.Nobodys => Describe(
            "phone.nobodys",
            $"'{Short(raw)}' is written where there is no phone number; no person has it. Send the client's own "
                + "number."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    private static DomainError Describe(string code, string message) => new(code, message, ErrorKind.Invalid, Field);

    // A receptionist knows Ireland, not IE.
    private static string Name(string region)
    {
        try
        {
            return new RegionInfo(region).EnglishName;
        }
        catch (ArgumentException)   // a region that the numbering plan knows and the system does not
        {
            return region;
        }
    }

    private static string Short(string raw) => raw.Length <= 30 ? raw : raw[..30] + "…";
}
