using System.Globalization;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Common;

/// <summary>Pounds, dollars and minutes were once booked as that many euros.</summary>
internal sealed class PriceTextTests
{
    [TestCase("65", "65 EUR")]
    [TestCase("65.5", "65.5 EUR")]
    [TestCase("75,00", "75 EUR")]
    [TestCase("€65", "65 EUR")]
    [TestCase("65€", "65 EUR")]
    [TestCase("EUR 65.00", "65 EUR")]
    [TestCase("65 euros", "65 EUR")]
    [TestCase("65,- €", "65 EUR")]
    [TestCase("65.– EUR", "65 EUR")]
    [TestCase("£65", "65 GBP")]
    [TestCase("65 Pounds Sterling", "65 GBP")]
    [TestCase("GBP65.50", "65.5 GBP")]
    [TestCase("65 USD", "65 USD")]
    [TestCase("US$65", "65 USD")]
    [TestCase("$65 USD", "65 USD")]
    [TestCase("A$ 80 AUD", "80 AUD")]
    [TestCase("CHF 1'250.–", "1250 CHF")]
    [TestCase("Fr. 80.50", "80.5 CHF")]
    [TestCase("₹1,25,000.00", "125000 INR")]
    [TestCase("1,25,000 INR", "125000 INR")]
    [TestCase("5000 JPY", "5000 JPY")]
    [TestCase("JPY 5,000", "5000 JPY")]
    [TestCase("￥５，０００円", "5000 JPY")]
    [TestCase("65 zł", "65 PLN")]
    [TestCase("1 250,00 Kč", "1250 CZK")]
    [TestCase("12 000 Ft", "12000 HUF")]
    [TestCase("R$ 1.250,50", "1250.5 BRL")]
    [TestCase("R350", "350 ZAR")]
    [TestCase("12.500 KWD", "12.5 KWD")]
    [TestCase("٦٥ €", "65 EUR")]
    [TestCase("1 250,00 €", "1250 EUR")]
    [TestCase("1\u00A0250,00 €", "1250 EUR")]
    [TestCase("1\u202F250,00 €", "1250 EUR")]
    [TestCase("1’250.00 EUR", "1250 EUR")]
    [TestCase("1.250.500", "1250500 EUR")]
    [TestCase("1.250,50", "1250.5 EUR")]
    public void TryRead_APrice_IsItsAmountAndCurrency(string text, string expected)
    {
        Assert.That(PriceText.TryRead(text, out var price), Is.True);

        Assert.That(Resolve(price, "EUR"), Is.EqualTo(expected));
    }

    [TestCase("65 min")]
    [TestCase("65 mins")]
    [TestCase("65 km")]
    [TestCase("6 ft")]
    [TestCase("65 gel")]
    [TestCase("1 cup")]
    [TestCase("65 %")]
    [TestCase("65k")]
    [TestCase("65²")]
    [TestCase("65½")]
    [TestCase("free")]
    [TestCase("about 65")]
    [TestCase("from €65")]
    [TestCase("60-80")]
    [TestCase("€60 – €80")]
    [TestCase("65 45")]
    [TestCase("12,50,00")]
    [TestCase("1,2345,678")]
    [TestCase("£65 EUR")]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("€")]
    [TestCase("-")]
    [TestCase("1e3")]
    [TestCase("99999999999999999999999999999999999")]
    public void TryRead_ATextThatIsNoPrice_IsNone(string text) =>
        Assert.That(PriceText.TryRead(text, out _), Is.False);

    [TestCase("$65", "EUR", null, "currency.ambiguous")]
    [TestCase("65 kr", "EUR", null, "currency.ambiguous")]
    [TestCase("¥5000", "EUR", null, "currency.ambiguous")]
    [TestCase("£65", "EUR", "EUR", "currency.conflict")]
    [TestCase("65 USD", "EUR", "AUD", "currency.conflict")]
    [TestCase("€65", "EUR", "$", "currency.conflict")]
    [TestCase("65", "EUR", "XYZ", "currency.unknown")]
    [TestCase("1,250", "EUR", null, "amount.ambiguous")]
    [TestCase("1.250", "EUR", null, "amount.ambiguous")]
    [TestCase("1,250 KWD", "EUR", null, "amount.ambiguous")]
    [TestCase("65.5", "JPY", null, "amount.too_fine")]
    [TestCase("65.5 JPY", "EUR", null, "amount.too_fine")]
    [TestCase("65.125", "EUR", null, "amount.ambiguous")]
    [TestCase("0.125", "EUR", null, "amount.too_fine")]
    [TestCase("7.1255", "KWD", null, "amount.too_fine")]
    [TestCase("-5", "EUR", null, "amount.negative")]
    public void Resolve_APriceThatIsInDoubt_IsRefused(string text, string usual, string? field, string code)
    {
        PriceText.TryRead(text, out var price);

        var refusal = ARefusal(() => StatedPrice.Resolve(price, field, Currency.Parse(usual)));

        Assert.That(refusal.Code, Is.EqualTo(code));
    }

    [TestCase("$65", "USD", null, "65 USD")]
    [TestCase("$65", "CAD", null, "65 CAD")]
    [TestCase("$65", "EUR", "USD", "65 USD")]
    [TestCase("65 kr", "DKK", null, "65 DKK")]
    [TestCase("¥5000", "CNY", null, "5000 CNY")]
    [TestCase("£65", "EGP", null, "65 EGP")]
    [TestCase("£65", "EUR", "gbp", "65 GBP")]
    [TestCase("65", "EUR", "€", "65 EUR")]
    [TestCase("65", "EUR", "pounds", "65 GBP")]
    [TestCase("65", "EUR", "kwd", "65 KWD")]
    [TestCase("1,250", "JPY", null, "1250 JPY")]
    [TestCase("7.125", "KWD", null, "7.125 KWD")]
    public void Resolve_ByFieldAndTenant_IsCertain(string text, string usual, string? field, string expected)
    {
        PriceText.TryRead(text, out var price);

        Assert.That(Resolve(price, usual, field), Is.EqualTo(expected));
    }

    private static string Resolve(StatedPrice price, string usual, string? field = null)
    {
        var (money, currency) = StatedPrice.Resolve(price, field, Currency.Parse(usual));
        return $"{money!.Amount.ToString("0.####", CultureInfo.InvariantCulture)} {currency.Code}";
    }
}
