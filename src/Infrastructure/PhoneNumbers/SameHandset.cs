namespace CustomerTracking.Infrastructure.PhoneNumbers;

/// <summary>Where two numbers ring the same handset, so that one person is not taken for two.</summary>
internal static class SameHandset
{
    private const int Mexico = 52;
    private const int Argentina = 54;
    private const int Brazil = 55;

    /// <summary>
    /// To the present form of a number that older accounts still show (WhatsApp's among them), before it is validated:
    /// Mexico dropped the 1 in front of mobiles in 2019, Brazil put a 9 in front of them between 2012 and 2016.
    /// </summary>
    public static string Rewrite(int code, string national) => code switch
    {
        Mexico when national is ['1', ..] && national.Length == 11 => national[1..],

        // The ninth digit is added, not dropped: dropped, a new mobile would look like a landline of the same area.
        Brazil when national is [_, _, >= '6' and <= '9', ..] && national.Length == 10 =>
            $"{national[..2]}9{national[2..]}",
        _ => national,
    };

    /// <summary>
    /// What is matched by: as E.164, but for Argentina's 9, which marks a mobile dialled from abroad.
    /// </summary>
    public static string Key(int code, string national) =>
        code == Argentina && national is ['9', ..] && national.Length == 11
            ? $"+{code}{national[1..]}"
            : $"+{code}{national}";
}
