namespace CustomerTracking.Domain.Common;

/// <summary>An exact amount in one currency: never negative, never finer than the currency's smallest coin.</summary>
public sealed record Money
{
    /// <summary>
    /// More than any appointment costs in any currency, and small enough for every store to keep exactly.
    /// </summary>
    public const decimal Highest = 99_999_999_999m;

    private Money(decimal amount, Currency currency) => (Amount, Currency) = (amount, currency);

    public decimal Amount { get; }

    public Currency Currency { get; }

    /// <exception cref="DomainException"><c>amount.negative</c>, <c>amount.too_high</c>,
    /// <c>amount.too_fine</c></exception>
    public static Money Create(decimal amount, Currency currency)
    {
        if (amount < 0) throw new DomainException(Negative);
        if (amount > Highest) throw new DomainException(TooHigh);
        if (decimal.Round(amount, currency.Decimals) != amount) throw new DomainException(TooFine(currency));

        return new(decimal.Round(amount, currency.Decimals), currency);
    }

    private static readonly DomainError Negative = new(
        "amount.negative", "A price cannot be negative.", ErrorKind.Invalid, "amount");

    private static readonly DomainError TooHigh = new(
        "amount.too_high", $"A price cannot be above {Highest:0}.", ErrorKind.Invalid, "amount");

    private static DomainError TooFine(Currency currency) => new(
        "amount.too_fine", $"{currency.Code} has {currency.Decimals} decimal places; this price has more.",
        ErrorKind.Invalid, "amount");
}
