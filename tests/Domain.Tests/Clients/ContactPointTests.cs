using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Domain.Tests.Clients;

internal sealed class ContactPointTests
{
    [Test]
    public void Of_APhone_IsMatchedByKeyAndShownAsE164()
    {
        var point = ContactPoint.FromPhone(PhoneNumber.Create("+5215512345678", "+525512345678"), "55 1234 5678");

        Assert.That(
            (point.Key, point.Value, point.Raw), Is.EqualTo(("+525512345678", "+5215512345678", "55 1234 5678")));
    }

    [Test]
    public void Of_AVeryLongSpelling_IsCut()
    {
        var point = APhone(raw: new string('0', 500));

        Assert.That(point.Raw, Has.Length.EqualTo(ContactPoint.MaxRawLength));
    }

    [Test]
    public void Of_ASpellingWithControlCharacters_IsCleaned()
    {
        var point = APhone(raw: "087\0 123\u202E 4567");

        Assert.That(point.Raw, Is.EqualTo("087 123 4567"));
    }

    [Test]
    public void IsSameAs_TheSameKeyOfAnotherKind_IsNot()
    {
        var phone = APhone("+353871234567");

        var isSame = phone.IsSameAs(ContactPoint.FromMessenger(MessengerId.OfWhatsapp("+353871234567")!));

        Assert.That(isSame, Is.False);
    }

    [Test]
    public void IsSameAs_AUserIdInAnotherLetterCase_IsNot()
    {
        var user = ContactPoint.FromMessenger(MessengerId.OfWhatsapp("wa-A")!);

        var isSame = user.IsSameAs(ContactPoint.FromMessenger(MessengerId.OfWhatsapp("wa-a")!));

        Assert.That(isSame, Is.False);
    }

    [Test]
    public void IsSameAs_AnotherSpellingOfANumber_Is()
    {
        var written = APhone(raw: "087 123 4567");

        var isSame = written.IsSameAs(APhone(raw: "+353 87 1234567"));

        Assert.That(isSame, Is.True);
    }
}
