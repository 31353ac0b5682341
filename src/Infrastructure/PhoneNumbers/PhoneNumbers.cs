using CustomerTracking.Domain.Clients;
using Google = global::PhoneNumbers;

namespace CustomerTracking.Infrastructure.PhoneNumbers;

/// <summary>
/// Google's libphonenumber behind our contract. Ours is what it does not do: the reasons for a refusal, numbers that
/// reach no phone, and the one key of two numbers that ring the same handset (<c>docs/decisions/phone-numbers.md</c>).
/// </summary>
internal sealed class PhoneNumbers : IPhoneNumbers
{
    private const string NoRegion = "ZZ";
    private const string GlobalRegion = "001";

    private readonly Google.PhoneNumberUtil _library = Google.PhoneNumberUtil.GetInstance();

    public PhoneReading Read(string? raw, string defaultRegion)
    {
        if (string.IsNullOrWhiteSpace(raw)) return Failed(PhoneFault.Missing);
        if (!DialText.TryRead(raw, out var text)) return Failed(PhoneFault.NotANumber);
        if (UnassignedNumbers.Include(text)) return Failed(PhoneFault.Nobodys);

        try
        {
            return Judge(Parse(text.HasPlus ? $"+{text.Digits}" : text.Digits, defaultRegion));
        }
        catch (Google.NumberParseException refused)
        {
            return Failed(FaultOf(refused.ErrorType));
        }
    }

    public string Display(string e164)
    {
        try
        {
            return _library.Format(_library.Parse(e164, NoRegion), Google.PhoneNumberFormat.INTERNATIONAL);
        }
        catch (Google.NumberParseException)
        {
            return e164;
        }
    }

    public bool KnowsRegion(string region) => _library.GetSupportedRegions().Contains(region);

    private Google.PhoneNumber Parse(string digits, string region)
    {
        var number = _library.Parse(digits, region);
        var national = _library.GetNationalSignificantNumber(number);
        var current = SameHandset.Rewrite(number.CountryCode, national);
        return current == national ? number : _library.Parse($"+{number.CountryCode}{current}", NoRegion);
    }

    private PhoneReading Judge(Google.PhoneNumber number)
    {
        var e164 = _library.Format(number, Google.PhoneNumberFormat.E164);
        switch (_library.IsPossibleNumberWithReason(number))
        {
            case Google.PhoneNumberUtil.ValidationResult.INVALID_COUNTRY_CODE:
                return Failed(PhoneFault.UnknownCallingCode);
            case Google.PhoneNumberUtil.ValidationResult.TOO_LONG:
            case Google.PhoneNumberUtil.ValidationResult.IS_POSSIBLE when e164.Length > PhoneNumber.MaxLength:
                return Failed(PhoneFault.TooLong);

            // One that can be dialled inside its own area only means nothing elsewhere.
            case not Google.PhoneNumberUtil.ValidationResult.IS_POSSIBLE:
                return Failed(PhoneFault.TooShort);
        }

        var isValid = _library.IsValidNumber(number);
        var national = _library.GetNationalSignificantNumber(number);
        if (UnassignedNumbers.Include(national, isValid)) return Failed(PhoneFault.Nobodys);

        var region = isValid ? _library.GetRegionCodeForNumber(number) : null;
        return new(
            PhoneNumber.Create(e164, SameHandset.Key(number.CountryCode, national)), isValid,
            _library.GetNumberType(
                number) is Google.PhoneNumberType.MOBILE or Google.PhoneNumberType.FIXED_LINE_OR_MOBILE,
            region == GlobalRegion ? null : region, isValid ? PhoneFault.None : PhoneFault.NotInUse);
    }

    private static PhoneFault FaultOf(Google.ErrorType error) => error switch
    {
        Google.ErrorType.INVALID_COUNTRY_CODE => PhoneFault.UnknownCallingCode,
        Google.ErrorType.TOO_LONG => PhoneFault.TooLong,

        // It was given nothing but digits: where it sees no number in them, they are too few.
        _ => PhoneFault.TooShort,
    };

    private static PhoneReading Failed(PhoneFault fault) =>
        new(null, IsValid: false, IsMobile: false, Region: null, fault);
}
