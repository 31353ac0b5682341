using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Infrastructure.PhoneNumbers;

/// <summary>
/// Google's numbering rules over Google's data, held to the original by recorded vectors. The .NET package of it cannot
/// be restored here; when it can, it goes behind this interface (<c>docs/decisions/phone-numbers.md</c>).
/// </summary>
internal sealed class PhoneNumbers : IPhoneNumbers
{
    private readonly NumberingPlans _plans = NumberingPlans.Load();
    private readonly NumberReader _reader;

    public PhoneNumbers() => _reader = new(_plans);

    public PhoneReading Read(string? raw, string defaultRegion)
    {
        if (string.IsNullOrWhiteSpace(raw)) return Failed(PhoneFault.Missing);
        if (!DialText.TryRead(raw, out var text)) return Failed(PhoneFault.NotANumber);

        if (NobodysNumbers.Include(text)) return Failed(PhoneFault.Nobodys);

        return _reader.Read(text, defaultRegion) is { } number ? Judge(number) : Failed(PhoneFault.UnknownCallingCode);
    }

    public string Display(string e164)
    {
        if (!_plans.TrySplit(e164.TrimStart('+'), out var code, out var national)) return e164;

        var format = _plans.OfCallingCode(code)[0].Formats.FirstOrDefault(one => one.IsFor(national));
        return $"+{code} {format?.Apply(national) ?? national}";
    }

    public bool KnowsRegion(string region) => _plans.OfRegion(region) is not null;

    private PhoneReading Judge(DialledNumber number)
    {
        var plans = _plans.OfCallingCode(number.Code);
        switch (Lengths.Of(plans[0].General, number.National))
        {
            case LengthVerdict.TooLong: return Failed(PhoneFault.TooLong);
            case LengthVerdict.TooShort or LengthVerdict.LocalOnly or LengthVerdict.Between:
                return Failed(
                PhoneFault.TooShort);
            case LengthVerdict.Possible when number.E164.Length > PhoneNumber.MaxLength:
                return Failed(
                PhoneFault.TooLong);
        }

        var owner = plans.OwnerOf(number.National);
        var kind = owner?.KindOf(number.National) ?? NumberKind.NotInUse;
        var isValid = kind is not NumberKind.NotInUse;
        if (NobodysNumbers.Include(number, isValid)) return Failed(PhoneFault.Nobodys);

        return new(
            PhoneNumber.Of(number.E164, SameHandset.Key(number)), isValid,
            kind is NumberKind.Mobile or NumberKind.FixedLineOrMobile,
            isValid ? owner!.Region : null, isValid ? PhoneFault.None : PhoneFault.NotInUse);
    }

    private static PhoneReading Failed(PhoneFault fault) =>
        new(null, IsValid: false, IsMobile: false, Region: null, fault);
}
