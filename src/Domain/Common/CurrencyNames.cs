using System.Collections.Frozen;

namespace CustomerTracking.Domain.Common;

/// <summary>
/// The signs, words and codes by which people name a currency. A sign that several currencies share is certain only
/// where most of the world means one of them by it: £ is sterling, while $ may be any of two dozen dollars.
/// </summary>
public static class CurrencyNames
{
    // Facts of Unicode CLDR (common/main, currency symbols and English names). "=" stands between names and codes;
    // an exclamation mark behind the first code says that the name alone means that currency.
    private static readonly string[] Table =
    [
        "€|euro|euros|ευρώ|евро = EUR!",
        "£|pound|pounds|pound sterling|pounds sterling|sterling|stg|quid = GBP! GIP FKP SHP EGP SSP SDG SYP LBP",
        "british pound|british pounds|uk pound|uk pounds|gb£ = GBP!",
        "$|dollar|dollars = USD AUD CAD NZD SGD HKD TWD BSD BBD BMD BND BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD"
            + " MXN ARS CLP COP CUP DOP UYU",
        "us$|us dollar|us dollars|american dollars = USD!",
        "a$|au$|australian dollar|australian dollars = AUD!",
        "ca$|cad$|canadian dollar|canadian dollars = CAD!",
        "c$ = CAD NIO",
        "nz$|new zealand dollar|new zealand dollars = NZD!",
        "hk$|hong kong dollars = HKD!",
        "s$|sg$|singapore dollar|singapore dollars = SGD!",
        "nt$ = TWD!",
        "mx$|mexican peso|mexican pesos = MXN!",
        "r$|real|reais|brl$ = BRL!",
        "¥ = JPY CNY",
        "円|yen|jp¥ = JPY!",
        "元|yuan = CNY! TWD HKD",
        "cn¥|rmb|renminbi = CNY!",
        "₩|원|won = KRW! KPW",
        "₹|indian rupee|indian rupees = INR!",
        "Rs|rupee|rupees|₨ = INR PKR LKR NPR MUR SCR",
        "₪|shekel|shekels|nis = ILS!",
        "₽|руб|ruble|rubles|rouble|roubles = RUB! BYN",
        "₺|TL|lira = TRY!",
        "₴|грн|hryvnia = UAH!",
        "₸ = KZT!", "₫|dong = VND!", "₱ = PHP! CUP", "₦|naira = NGN!", "₵|gh₵|cedi|cedis = GHS!", "₡ = CRC!",
        "₲ = PYG!",
        "฿|baht = THB!", "៛ = KHR!", "₭ = LAK!", "₮ = MNT!", "₾|lari = GEL!", "₼ = AZN!", "֏|dram = AMD!",
        "৳|taka = BDT!",
        "zł|złoty|złote|złotych|zloty|zlotys|zlotych = PLN!",
        "kč|Kc|koruna|koruny|korun = CZK!",
        "Ft|forint|forints = HUF!",
        "lei|leu = RON MDL",
        "kr|Kr|KR|krona|kronor|krone|kroner|króna|krónur = SEK NOK DKK ISK",
        "fr|Fr|FR|sfr|swiss franc|swiss francs|franken = CHF!",
        "franc|francs = CHF XAF XOF XPF BIF CDF DJF GNF KMF RWF",
        "dhs|Dh|DH|dirham|dirhams = AED MAD",
        "د.إ = AED!", "ر.س|SR = SAR!", "د.ك|KD = KWD!", "BD = BHD!",
        "din|дин|dinar|dinars = RSD KWD BHD JOD IQD LYD TND DZD",
        "KM = BAM!", "ден = MKD!", "RM|ringgit = MYR!", "Rp|rupiah = IDR!", "R|rand = ZAR!",
        "ksh = KES!", "shilling|shillings = KES UGX TZS SOS", "peso|pesos = MXN PHP ARS CLP COP CUP DOP UYU",
    ];

    // Codes that are English words as well, "cup" and "gel" among them: only capitals make a currency of them.
    private static readonly FrozenSet<string> WordsToo =
        "ALL AMD BAM COP CUP GEL LAK MAD MOP PEN RON SOS TOP TRY TND".Split(' ').ToFrozenSet();

    private static readonly KeyValuePair<string, Named>[] Names = [.. Table.SelectMany(Read)];

    private static readonly FrozenDictionary<string, Named> ByName = Names
        .DistinctBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    // "6 ft" is a length and "6 Ft" a price: a name this short counts only as it is written in the table.
    private static readonly FrozenSet<string> Short = Names.Select(pair => pair.Key).Where(IsShort).ToFrozenSet();

    /// <summary>The currencies that a text beside a price can mean.</summary>
    /// <returns>False where it names none.</returns>
    internal static bool TryFind(string text, out Named named)
    {
        var name = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        if (ByName.TryGetValue(name, out named)) return !IsShort(name) || Short.Contains(name);
        if (WordsToo.Contains(name.ToUpperInvariant()) && name != name.ToUpperInvariant()) return false;
        if (!Currency.TryRead(name, out var currency)) return false;

        named = new([currency!], IsCertain: true);
        return true;
    }

    private static bool IsShort(string name) => name.Length <= 2 && name.All(char.IsAsciiLetter);

    private static IEnumerable<KeyValuePair<string, Named>> Read(string line)
    {
        var sides = line.Split(" = ");
        var codes = sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var named = new Named([.. codes.Select(code => Currency.Parse(code.TrimEnd('!')))], codes[0].EndsWith('!'));
        return sides[0].Split('|').Select(name => KeyValuePair.Create(name, named));
    }

    /// <param name="Candidates">Those that the name can mean.</param>
    /// <param name="IsCertain">Without a word to the contrary it is the first of them.</param>
    internal readonly record struct Named(IReadOnlyList<Currency> Candidates, bool IsCertain)
    {
        /// <summary>The currency meant, where the price is otherwise in the <paramref name="usual"/> one.</summary>
        public Currency? Resolve(Currency usual) => Candidates.Contains(usual) ? usual
            : IsCertain || Candidates.Count == 1 ? Candidates[0] : null;

        /// <summary>What both can mean.</summary>
        public Named And(Named other)
        {
            var both = Candidates.Where(other.Candidates.Contains).ToList();
            return new(both, both.Count == 1
                || (IsCertain && both.FirstOrDefault() == Candidates[0])
                || (other.IsCertain && both.FirstOrDefault() == other.Candidates[0]));
        }
    }
}
