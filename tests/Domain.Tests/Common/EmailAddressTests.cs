using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Common;

internal sealed class EmailAddressTests
{
    [TestCase("aoife@example.ie")]
    [TestCase("  aoife.byrne+salon@mail.example.co.uk ")]
    [TestCase("áine@exämple.de")]
    public void TryRead_AnAddress_IsKeptAsWritten(string raw)
    {
        EmailAddress.TryRead(raw, out var address);

        Assert.That(address?.Value, Is.EqualTo(raw.Trim()));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("aoife")]
    [TestCase("aoife@")]
    [TestCase("@example.ie")]
    [TestCase("aoife@localhost")]
    [TestCase("aoife@@example.ie")]
    [TestCase("aoife byrne@example.ie")]
    [TestCase("Aoife <aoife@example.ie>")]
    [TestCase("aoife@example.ie, b@example.ie")]
    [TestCase("aoife\0@example.ie")]
    [TestCase("aoife\u202E@example.ie")]
    [TestCase("aoife@.ie")]
    [TestCase("aoife@example..ie")]
    [TestCase("aoife@example.ie.")]
    public void TryRead_AnythingElse_IsRefused(string? raw)
    {
        var understood = EmailAddress.TryRead(raw, out _);

        Assert.That(understood, Is.False);
    }

    [Test]
    public void TryRead_ALoneSurrogate_IsRefused()
    {
        var understood = EmailAddress.TryRead("aoife\uD800@example.ie", out _);

        Assert.That(understood, Is.False);
    }

    [Test]
    public void TryRead_OverTheLongestAddress_IsRefused()
    {
        var understood = EmailAddress.TryRead(new string('a', 250) + "@b.ie", out _);

        Assert.That(understood, Is.False);
    }

    [Test]
    public void Of_AnythingElse_SaysSo()
    {
        var refusal = ARefusal(() => EmailAddress.Parse("aoife"));

        Assert.That(refusal.Code, Is.EqualTo("email.malformed"));
    }

    [Test]
    public void Equals_InAnotherLetterCase_IsTheSame()
    {
        var one = EmailAddress.Parse("Aoife@Example.ie");

        Assert.That(EmailAddress.Parse("aoife@example.IE"), Is.EqualTo(one));
    }
}
