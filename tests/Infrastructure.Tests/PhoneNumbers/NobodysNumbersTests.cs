using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Infrastructure.Tests.PhoneNumbers;

/// <summary>
/// Numbers that many strangers seem to have are nobody's; a number that only looks odd is somebody's.
/// </summary>
internal sealed class NobodysNumbersTests
{
    private static readonly IPhoneNumbers Phones = new Infrastructure.PhoneNumbers.PhoneNumbers();

    [TestCase("+266696687")]
    [TestCase("+7378742833")]
    [TestCase("+7378742883")]
    [TestCase("+17378742833")]
    [TestCase("+2562533")]
    [TestCase("+8656696")]
    [TestCase("+8566696")]
    [TestCase("+86282452253")]
    [TestCase("whatsapp:+86282452253")]
    [TestCase("+464")]
    [TestCase("+10000000000")]
    [TestCase("+353000000000")]
    [TestCase("+353 87 000 0000")]
    [TestCase("0000000000")]
    [TestCase("+1 111 111 1111")]
    [TestCase("+9999999999")]
    [TestCase("+44 7777 777777")]
    [TestCase("+1 123 456 7890")]
    [TestCase("1111111")]
    public void Read_ANumberOfNobody_SaysSo(string raw)
    {
        var reading = Phones.Read(raw, "IE");

        Assert.That((reading.Number, reading.Fault), Is.EqualTo(((PhoneNumber?)null, PhoneFault.Nobodys)));
    }

    [TestCase("+353 87 777 7777", "IE")]
    [TestCase("266 696 687", "PT")]
    [TestCase("+1 234 567 8901", "US")]
    [TestCase("+353 1 700 0000", "IE")]
    [TestCase("+45 20 00 00 00", "DK")]
    [TestCase("+44 7700 900123", "GB")]
    public void Read_ANumberThatOnlyLooksOdd_IsSomebodys(string raw, string region) =>
        Assert.That(Phones.Read(raw, region).Number, Is.Not.Null);
}
