using Phones = CustomerTracking.Infrastructure.PhoneNumbers.PhoneNumbers;

namespace CustomerTracking.Infrastructure.Tests.PhoneNumbers;

/// <summary>Numbers that ring one handset have one key; numbers that do not, have two.</summary>
internal sealed class HandsetTests
{
    private static readonly Phones Numbers = new();

    [TestCase("+5215512345678", "+525512345678", Description = "Mexico, the 1 that WhatsApp still shows")]
    [TestCase("+5491123456789", "+541123456789", Description = "Argentina, the 9 of a mobile dialled from abroad")]
    [TestCase("+551187654321", "+5511987654321", Description = "Brazil, before and after the ninth digit")]
    public void Key_OfTwoFormsOfOneHandset_IsTheSame(string one, string other)
    {
        var (first, second) = (Numbers.Read(one, "IE"), Numbers.Read(other, "IE"));

        Assert.That(first.Number!.Key, Is.EqualTo(second.Number!.Key));
    }

    [TestCase("+551143214321", "+5511943214321",
        Description = "Brazil, a landline and a mobile that differ in the ninth digit")]
    [TestCase("+12025550143", "+12025550144")]
    [TestCase("+353871234567", "+353861234567")]
    public void Key_OfTwoHandsets_Differs(string one, string other)
    {
        var (first, second) = (Numbers.Read(one, "IE"), Numbers.Read(other, "IE"));

        Assert.That(first.Number!.Key, Is.Not.EqualTo(second.Number!.Key));
    }

    [TestCase("+5215512345678", "+525512345678")]
    [TestCase("+551187654321", "+5511987654321")]
    [TestCase("+5491123456789", "+5491123456789")]
    public void E164_OfAnOldForm_IsTheOneToDialNow(string raw, string e164)
    {
        var reading = Numbers.Read(raw, "IE");

        Assert.That((reading.Number!.E164, reading.IsValid), Is.EqualTo((e164, true)));
    }

    [TestCase("011 15 2345-6789", "AR", "+5491123456789")]
    [TestCase("(11) 8765-4321", "BR", "+5511987654321")]
    [TestCase("55 1234 5678", "MX", "+525512345678")]
    public void Read_TheLocalForm_GivesTheSameNumber(string raw, string region, string e164)
    {
        var reading = Numbers.Read(raw, region);

        Assert.That(reading.Number?.E164, Is.EqualTo(e164));
    }
}
