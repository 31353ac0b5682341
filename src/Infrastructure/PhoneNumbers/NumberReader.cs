namespace CustomerTracking.Infrastructure.PhoneNumbers;

/// <summary>
/// From the digits of a spelling to calling code and national number, by the steps of Google's libphonenumber.
/// </summary>
internal sealed class NumberReader(NumberingPlans plans)
{
    /// <returns>Null where the text begins with a calling code that is not in use, or names none and the region is
    /// unknown.</returns>
    public DialledNumber? Read(DialText text, string defaultRegion)
    {
        var home = plans.OfRegion(defaultRegion);
        var digits = text.Digits;
        if (text.HasPlus || TryStripInternationalPrefix(home, ref digits))
        {
            if (plans.TrySplit(digits, out var code, out var number))
                return Finish(plans.OfCallingCode(code)[0], number);
            if (!text.HasPlus) return null;
        }

        // A plus in front of a national number is a slip of the pen.
        return home is null ? null : ReadAtHome(home, digits);
    }

    private DialledNumber ReadAtHome(NumberingPlan home, string digits)
    {
        var main = plans.OfCallingCode(home.CallingCode)[0];
        return TryStripHomeCode(home, digits, out var number)
            ? Finish(main.Region == home.Region ? home : main, number)
            : Finish(home, digits);
    }

    // 353871234567 in Ireland: the calling code without a plus, if only that makes a number of it.
    private static bool TryStripHomeCode(NumberingPlan home, string digits, out string number)
    {
        number = "";
        if (!digits.StartsWith(home.CallingCode, StringComparison.Ordinal)) return false;

        number = digits[home.CallingCode.Length..];
        var significant = StripNationalPrefix(home, number);
        return (!home.General.FitsPattern(digits) && home.General.FitsPattern(significant))
            || Lengths.Of(home.General, digits) is LengthVerdict.TooLong;
    }

    private static DialledNumber Finish(NumberingPlan plan, string number)
    {
        var stripped = StripNationalPrefix(plan, number);
        var significant = Lengths.Of(plan.General, stripped) is LengthVerdict.Possible or LengthVerdict.TooLong
            ? stripped : number;
        return new(plan.CallingCode, SameHandset.Rewrite(plan.CallingCode, significant));
    }

    private static bool TryStripInternationalPrefix(NumberingPlan? home, ref string digits)
    {
        if (home?.InternationalPrefix?.Beginning(digits) is not { Success: true } prefix) return false;

        // No calling code begins with 0, so this was something else.
        var rest = digits[prefix.Length..];
        if (rest.StartsWith('0')) return false;

        digits = rest;
        return true;
    }

    private static string StripNationalPrefix(NumberingPlan plan, string number)
    {
        if (number.Length == 0 || plan.NationalPrefix?.Beginning(number) is not { Success: true } prefix) return number;

        var captured = prefix.Groups.Count > 1 && prefix.Groups[^1].Length > 0;
        var stripped = plan.Transform is { } transform && captured
            ? plan.NationalPrefix.ReplaceBeginning(number, transform)
            : number[prefix.Length..];

        // A number that was right before must not be spoilt.
        return plan.General.FitsPattern(number) && !plan.General.FitsPattern(stripped) ? number : stripped;
    }
}

/// <param name="Code">The calling code's digits.</param>
/// <param name="National">The national significant number, leading zeros and all.</param>
internal sealed record DialledNumber(string Code, string National)
{
    public string E164 => $"+{Code}{National}";
}
