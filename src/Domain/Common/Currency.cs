using System.Collections.Frozen;

namespace CustomerTracking.Domain.Common;

/// <summary>A currency of ISO 4217 and how many decimal places its amounts have.</summary>
public sealed record Currency
{
    public const int CodeLength = 3;

    // ISO 4217 list one (active national currencies; no funds codes, metals or test codes). Two decimal places unless
    // listed below.
    private static readonly FrozenDictionary<string, Currency> Known = (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP "
            + "CNY COP CRC CUP "
        + "CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS "
            + "INR IQD IRR ISK JMD "
        + "JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR "
            + "MVR MWK MXN MYR MZN "
        + "NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP "
            + "SLE SOS SRD SSP STN "
        + "SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF "
            + "XPF YER ZAR ZMW ZWG")
        .Split(' ').Select(code => new Currency(code, DecimalsOf(code))).ToFrozenDictionary(currency => currency.Code);

    private Currency(string code, int decimals) => (Code, Decimals) = (code, decimals);

    public string Code { get; }

    /// <summary>0 for the yen, 2 for the euro, 3 for the Kuwaiti dinar.</summary>
    public int Decimals { get; }

    public static bool TryRead(string? code, out Currency? currency) =>
        Known.TryGetValue(code?.Trim().ToUpperInvariant() ?? "", out currency);

    /// <exception cref="DomainException"><c>currency.unknown</c></exception>
    public static Currency Parse(string code) =>
        TryRead(code, out var currency) ? currency! : throw new DomainException(Unknown);

    public override string ToString() => Code;

    public static readonly DomainError Unknown = new(
        "currency.unknown", "The currency must be a code of ISO 4217, such as EUR, GBP or USD.", ErrorKind.Invalid,
        "currency");

    private static int DecimalsOf(string code) => code switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "VND"
            or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };
}
