using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Common;

internal sealed class MoneyTests
{
    [TestCase("0", "EUR")]
    [TestCase("75", "EUR")]
    [TestCase("75.00", "EUR")]
    [TestCase("75.9", "EUR")]
    [TestCase("75.990000", "EUR")]
    [TestCase("7500", "JPY")]
    [TestCase("7500.0", "JPY")]
    [TestCase("7.125", "KWD")]
    [TestCase("99999999999", "EUR")]
    public void Of_AnAmount_IsExact(string amount, string currency)
    {
        var money = Money.Create(AnAmount(amount), Currency.Parse(currency));

        Assert.That(money.Amount, Is.EqualTo(AnAmount(amount)));
    }

    [TestCase("-0.01", "EUR", "amount.negative")]
    [TestCase("-1", "JPY", "amount.negative")]
    [TestCase("100000000000", "EUR", "amount.too_high")]
    [TestCase("99999999999.01", "EUR", "amount.too_high")]
    [TestCase("79228162514264337593543950335", "EUR", "amount.too_high")]
    [TestCase("75.001", "EUR", "amount.too_fine")]
    [TestCase("7500.5", "JPY", "amount.too_fine")]
    [TestCase("7.1255", "KWD", "amount.too_fine")]
    public void Of_AnImpossibleAmount_IsRefused(string amount, string currency, string code)
    {
        var refusal = ARefusal(() => Money.Create(AnAmount(amount), Currency.Parse(currency)));

        Assert.That(refusal.Code, Is.EqualTo(code));
    }

    private static decimal AnAmount(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
