using System.Text;
using CustomerTracking.Api.Channels.Twilio;

namespace CustomerTracking.Api.Tests.Channels;

internal sealed class TwilioSignatureTests
{
    private const string Token = "twilio-token-0123456789abcdef";
    private const string Path = "/webhooks/twilio/willow-and-pine";
    private const string Vector = "WoVd3LdAKOCkZP++eUEJTBEuYzs=";

    private const string Form =
        "From=whatsapp%3A%2B353861234567&Body=Yes+please%21&MessageSid=SM1&WaId=353861234567&ProfileName=Sin%C3%A9ad";

    [Test]
    public void Verifies_RecordedVector_InAnyOrderOfTheFields()
    {
        var turned = string.Join('&', Form.Split('&').Reverse());

        Assert.That(Verifies(Vector, Form), Is.True);
        Assert.That(Verifies(Vector, turned), Is.True);
    }

    [TestCase("https://hooks.example.test:443", true)]
    [TestCase("http://hooks.example.test", false)]
    [TestCase("https://other.example.test", false)]
    public void Verifies_AnotherSpellingOfTheAddress_OnlyWithThePort(string origin, bool expected) =>
        Assert.That(Verifies(Vector, Form, origin), Is.EqualTo(expected));

    [TestCase("https://hooks.example.test:443")]
    [TestCase("https://hooks.example.test")]
    public void Verifies_SignedWithOrWithoutThePort(string signedOrigin) =>
        Assert.That(Verifies(VendorApi.TwilioSignature(signedOrigin + Path, Form, Token), Form), Is.True);

    [Test]
    public void Verifies_RepeatedField_CountsEachValueOnceInOrder()
    {
        var signed = Sign("https://hooks.example.test" + Path + "AoneB2aonebtwo");

        Assert.That(Verifies(signed, "b=two&a=one&B=2&A=one&a=one"), Is.True);
        Assert.That(Verifies(Sign("https://hooks.example.test" + Path + "a1a2"), "a=2&a=1&a=2"), Is.True);
    }

    [TestCase("")]
    [TestCase("WoVd3LdAKOCkZP++eUEJTBEuYzs")]
    [TestCase("woVd3LdAKOCkZP++eUEJTBEuYzs=")]
    public void Verifies_GarbledHeader_IsFalse(string header) => Assert.That(Verifies(header, Form), Is.False);

    [Test]
    public void Verifies_OneFieldMore_IsFalse() => Assert.That(Verifies(Vector, Form + "&X=1"), Is.False);

    private static bool Verifies(string signature, string form, string origin = "https://hooks.example.test") =>
        TwilioSignature.Verifies(
            signature, new Uri(origin), Path, TwilioForm.Read(Encoding.UTF8.GetBytes(form)), Token);

    private static string Sign(string text) => VendorApi.TwilioSignature(text, "", Token);
}
