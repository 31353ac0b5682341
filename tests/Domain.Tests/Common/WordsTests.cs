using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Common;

internal sealed class WordsTests
{
    [Test]
    public void List_TheWordsThatCallersSee_AreTheseAndNoOthers()
    {
        Assert.Multiple(() =>
        {
            Assert.That(EnumText<BookingStatus>.All, Is.EqualTo("pending, confirmed, completed, cancelled, no_show"));
            Assert.That(EnumText<PaymentStatus>.All, Is.EqualTo("pending, paid, refunded"));
            Assert.That(EnumText<Source>.All, Is.EqualTo("voice, web, whatsapp, import"));
            Assert.That(EnumText<Channel>.All, Is.EqualTo("retell, web_chat, whatsapp, twilio, n8n, rest, admin"));
            Assert.That(EnumText<ClientStatus>.All, Is.EqualTo("active, inactive, erased"));
            Assert.That(EnumText<ContactPointKind>.All, Is.EqualTo("phone, whatsapp_user_id"));
            Assert.That(EnumText<MatchDecision>.All, Is.EqualTo("created, matched, linked, duplicate"));
        });
    }

    [Test]
    public void Read_OfEveryValue_IsThatValue([Values] BookingStatus status)
    {
        var word = EnumText<BookingStatus>.Format(status);

        Assert.That(EnumText<BookingStatus>.Parse(word), Is.EqualTo(status));
    }

    [TestCase(" No_Show ", true)]
    [TestCase("NoShow", false)]
    [TestCase("4", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void TryRead_AWord(string? word, bool expected)
    {
        var understood = EnumText<BookingStatus>.TryParse(word, out _);

        Assert.That(understood, Is.EqualTo(expected));
    }
}
