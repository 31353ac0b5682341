using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Domain.Tests.Clients;

internal sealed class PhoneNumberTests
{
    [TestCase("+353871234567")]
    [TestCase("+123456789012345")]
    public void Of_E164_IsKept(string e164)
    {
        var number = PhoneNumber.Create(e164, e164);

        Assert.That(number.ToString(), Is.EqualTo(e164));
    }

    [TestCase("353871234567")]
    [TestCase("+0871234567")]
    [TestCase("+35387 1234567")]
    [TestCase("+1234567890123456")]
    [TestCase("+12")]
    [TestCase("+３５３８７１２３")]
    [TestCase("")]
    public void Of_AnythingElse_IsRefused(string text)
    {
        var refusal = ARefusal(() => PhoneNumber.Create(text, "+353871234567"));

        Assert.That(refusal.Code, Is.EqualTo("phone.not_e164"));
    }

    [Test]
    public void Unreadable_EveryFault_HasASentence([Values] PhoneFault fault)
    {
        var refusal = PhoneErrors.Unreadable("087", fault, "IE");

        Assert.That(refusal.Code, Does.StartWith("phone."));
    }

    [Test]
    public void Unreadable_AVeryLongText_IsQuotedShort()
    {
        var refusal = PhoneErrors.Unreadable(new string('x', 5000), PhoneFault.NotANumber, "IE");

        Assert.That(refusal.Message, Has.Length.LessThan(100));
    }
}
