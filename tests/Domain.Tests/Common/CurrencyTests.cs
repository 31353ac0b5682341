using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Common;

internal sealed class CurrencyTests
{
    [TestCase("EUR", 2)]
    [TestCase(" gbp ", 2)]
    [TestCase("jpy", 0)]
    [TestCase("KWD", 3)]
    public void Of_ACode_KnowsItsDecimals(string code, int decimals)
    {
        var currency = Currency.Parse(code);

        Assert.That((currency.Code, currency.Decimals), Is.EqualTo((code.Trim().ToUpperInvariant(), decimals)));
    }

    [TestCase("")]
    [TestCase("€")]
    [TestCase("EURO")]
    [TestCase("XXX")]
    [TestCase("ZZZ")]
    public void Of_AnythingElse_IsRefused(string code)
    {
        var refusal = ARefusal(() => Currency.Parse(code));

        Assert.That(refusal.Code, Is.EqualTo("currency.unknown"));
    }
}
