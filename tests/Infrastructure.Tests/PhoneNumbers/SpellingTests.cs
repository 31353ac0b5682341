using CustomerTracking.Domain.Clients;
using Phones = CustomerTracking.Infrastructure.PhoneNumbers.PhoneNumbers;

namespace CustomerTracking.Infrastructure.Tests.PhoneNumbers;

internal sealed class SpellingTests
{
    private static readonly Phones Numbers = new();

    [TestCase("087 123 4567")]
    [TestCase("0871234567")]
    [TestCase("(087) 123-4567")]
    [TestCase("+353 87 123 4567")]
    [TestCase("+353 (0)87 123 4567")]
    [TestCase("00353871234567")]
    [TestCase("+087 123 4567")]
    [TestCase("+00353871234567")]
    [TestCase("353871234567")]
    [TestCase("871234567")]
    [TestCase("tel:+353-87-123-4567")]
    [TestCase("tel:087-123-4567;phone-context=+353")]
    [TestCase("whatsapp:+353871234567")]
    [TestCase("０８７　１２３　４５６７")]
    [TestCase("+٣٥٣ ٨٧ ١٢٣ ٤٥٦٧")]
    [TestCase("\u202A+353 87 123 4567\u202C")]
    [TestCase("087 123 4567 ext. 2")]
    [TestCase("087.123.4567")]
    public void Read_ASpellingOfOneIrishMobile_GivesItsE164(string raw)
    {
        var reading = Numbers.Read(raw, "IE");

        Assert.That(
            (reading.Number?.E164, reading.IsValid, reading.IsMobile), Is.EqualTo(("+353871234567", true, true)));
    }

    [TestCase(null, PhoneFault.Missing)]
    [TestCase("  ", PhoneFault.Missing)]
    [TestCase("withheld", PhoneFault.NotANumber)]
    [TestCase("anonymous", PhoneFault.NotANumber)]
    [TestCase("+", PhoneFault.NotANumber)]
    [TestCase("1800 FLOWERS", PhoneFault.NotANumber)]
    [TestCase("087 12E 4567", PhoneFault.NotANumber)]
    [TestCase("087\0123 4567", PhoneFault.NotANumber)]
    [TestCase("087 1\ud83d23 4567", PhoneFault.NotANumber)]
    [TestCase("12", PhoneFault.TooShort)]
    [TestCase("1", PhoneFault.TooShort)]
    [TestCase("+266696687", PhoneFault.Nobodys)]
    [TestCase("087 123 4567 8901", PhoneFault.TooLong)]
    [TestCase("00999123456", PhoneFault.UnknownCallingCode)]
    [TestCase("087 123 456", PhoneFault.NotInUse)]
    public void Read_WhatIsNoUsableNumber_SaysWhy(string? raw, PhoneFault fault)
    {
        var reading = Numbers.Read(raw, "IE");

        Assert.That((reading.Fault, reading.IsValid), Is.EqualTo((fault, false)));
    }

    [Test]
    public void Read_AMegabyteOfDigits_IsRefused()
    {
        var reading = Numbers.Read(new string('1', 1_000_000), "IE");

        Assert.That(reading.Number, Is.Null);
    }

    [Test]
    public void Read_InARegionThatNobodyKnows_TakesOnlyInternationalNumbers()
    {
        var national = Numbers.Read("087 123 4567", "ZZ");
        var international = Numbers.Read("+353871234567", "ZZ");

        Assert.That((national.Number, international.Number?.E164), Is.EqualTo(((PhoneNumber?)null, "+353871234567")));
    }

    [Test]
    public void Display_AnIrishMobile_IsGroupedAsItIsSpoken() =>
        Assert.That(Numbers.Display("+353871234567"), Is.EqualTo("+353 87 123 4567"));
}
