using System.Globalization;

namespace CustomerTracking.Domain.Common;

/// <summary>
/// A price as a sender states it: a number, and the sign or word of a currency where one stands beside it. Which
/// currency that is depends on what else the sender says and on the tenant.
/// </summary>
/// <param name="Amount">The number, read with its mark as the decimal point where that is in doubt.</param>
/// <param name="Sign">The currency's sign, word or code, as it was written; null where none was.</param>
/// <param name="DoubtfulMark">The comma of 1,250 or the point of 1.250, which may part thousands.</param>
public readonly record struct StatedPrice(decimal Amount, string? Sign = null, char? DoubtfulMark = null)
{
    public static implicit operator StatedPrice(decimal amount) => new(amount);

    /// <summary>The exact price, and its currency or the one in which a price would be.</summary>
    /// <param name="price">Null where none is stated.</param>
    /// <param name="currency">What the sender says of the currency in a field of its own: a code, sign or word.</param>
    /// <param name="usual">The currency where nothing is said of it.</param>
    /// <exception cref="DomainException"><c>currency.unknown</c>, <c>currency.ambiguous</c>,
    /// <c>currency.conflict</c>, <c>amount.ambiguous</c>, and what <see cref="Money.Create"/> refuses.</exception>
    public static (Money? Price, Currency Currency) Resolve(StatedPrice? price, string? currency, Currency usual)
    {
        var meant = CurrencyOf(price?.Sign, currency, usual);
        return (price is { } stated ? Money.Create(stated.AmountIn(meant), meant) : null, meant);
    }

    public override string ToString()
    {
        var number = Amount.ToString(CultureInfo.InvariantCulture);
        if (DoubtfulMark is { } mark) number = number.Replace('.', mark);
        return Sign is null ? number : $"{number} {Sign}";
    }

    private static Currency CurrencyOf(string? sign, string? field, Currency usual)
    {
        if (field is null && sign is null) return usual;

        CurrencyNames.Named stated = default, beside = default;
        if (field is not null)
        {
            if (Currency.TryRead(field, out var code)) stated = new([code!], IsCertain: true);
            else if (!CurrencyNames.TryFind(field, out stated)) throw new DomainException(Currency.Unknown);
        }

        if (sign is not null && !CurrencyNames.TryFind(sign, out beside)) throw new DomainException(Currency.Unknown);

        var named = field is null ? beside : sign is null ? stated : stated.And(beside);
        if (named.Candidates.Count == 0) throw new DomainException(Conflict(sign!, field!));
        return named.Resolve(usual) ?? throw new DomainException(Ambiguous(sign ?? field!));
    }

    // Three digits behind the only mark: thousands where the currency has no coins, and else known only where the
    // currency has three decimal places and the mark is the point of a number.
    private decimal AmountIn(Currency currency) => DoubtfulMark switch
    {
        null => Amount,
        _ when currency.Decimals == 0 => Amount * 1000,
        '.' when currency.Decimals == 3 => Amount,
        _ => throw new DomainException(InDoubt(ToString())),
    };

    private static DomainError Conflict(string sign, string field) => new(
        "currency.conflict",
        $"The price is in '{sign}' and the currency is '{CleanText.Cut(field, 20)}'. Send one of the two, or the "
            + "same in both.",
        ErrorKind.Invalid, "currency");

    private static DomainError Ambiguous(string sign) => new(
        "currency.ambiguous",
        $"'{CleanText.Cut(sign, 20)}' may be one of several currencies. Send the currency's code of ISO 4217, such "
            + "as USD.",
        ErrorKind.Invalid, "currency");

    private static DomainError InDoubt(string price) => new(
        "amount.ambiguous",
        $"'{price}' can be read in two ways. Send the price with a point before its decimals, and nothing between "
            + "thousands, such as 1250.00.",
        ErrorKind.Invalid, "amount");
}
