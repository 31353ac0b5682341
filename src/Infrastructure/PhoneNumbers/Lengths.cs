namespace CustomerTracking.Infrastructure.PhoneNumbers;

internal enum LengthVerdict
{
    Possible,

    /// <summary>Long enough only inside its own area.</summary>
    LocalOnly,
    TooShort,
    TooLong,

    /// <summary>Between two lengths that occur.</summary>
    Between,
}

internal static class Lengths
{
    public static LengthVerdict Of(NumberDescription general, string number)
    {
        var length = number.Length;
        if (general.LocalLengths.Contains(length)) return LengthVerdict.LocalOnly;
        if (length < general.Lengths[0]) return LengthVerdict.TooShort;
        if (length > general.Lengths[^1]) return LengthVerdict.TooLong;

        return general.Lengths.Contains(length) ? LengthVerdict.Possible : LengthVerdict.Between;
    }
}
