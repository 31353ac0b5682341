using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;

namespace CustomerTracking.Domain.Tests.Events;

internal sealed class SigningSecretTests
{
    [Test]
    public void New_EachTime_IsAnotherOf32Bytes()
    {
        var (one, other) = (SigningSecret.New(), SigningSecret.New());

        Assert.That(one.Text, Is.Not.EqualTo(other.Text));
        Assert.That(Convert.FromBase64String(one.Text["whsec_".Length..]), Has.Length.EqualTo(32));
    }

    [TestCase(24)]
    [TestCase(64)]
    public void Of_AsManyBytesAsTheStandardAllows_IsKept(int bytes)
    {
        var text = Text(bytes);

        Assert.That(SigningSecret.Parse(text).Text, Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("whsec_")]
    [TestCase("whsec_not base64")]
    [TestCase("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3")]
    public void Of_WhatIsNoSecret_IsRefused(string text) => AssertRefused(text);

    [TestCase(23)]
    [TestCase(65)]
    [TestCase(66)]
    [TestCase(300)]
    public void Of_TooFewOrTooManyBytes_IsRefused(int bytes) => AssertRefused(Text(bytes));

    [Test]
    public void ToString_OfASecret_DoesNotTellIt() =>
        Assert.That(SigningSecret.New().ToString(), Is.EqualTo("whsec_…"));

    private static string Text(int bytes) => "whsec_" + Convert.ToBase64String(new byte[bytes]);

    private static void AssertRefused(string text)
    {
        var refusal = Assert.Throws<DomainException>(() => SigningSecret.Parse(text))!;

        Assert.That(refusal.Error.Code, Is.EqualTo("event_subscription.secret"));
    }
}
