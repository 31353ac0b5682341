using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
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
            Assert.That(Words<BookingStatus>.All, Is.EqualTo("pending, confirmed, completed, cancelled, no_show"));
            Assert.That(Words<PaymentStatus>.All, Is.EqualTo("pending, paid, refunded"));
            Assert.That(Words<Source>.All, Is.EqualTo("voice, web, whatsapp"));
            Assert.That(Words<Channel>.All, Is.EqualTo("retell, web_chat, whatsapp, twilio, n8n, rest, admin"));
            Assert.That(Words<ClientStatus>.All, Is.EqualTo("active, inactive, erased"));
            Assert.That(Words<ContactPointKind>.All, Is.EqualTo("phone, whatsapp_user_id"));
            Assert.That(Words<MatchDecision>.All, Is.EqualTo("created, matched, linked, duplicate"));
        });
    }

    [Test]
    public void Read_OfEveryValue_IsThatValue([Values] BookingStatus status)
    {
        var word = Words<BookingStatus>.Of(status);

        Assert.That(Words<BookingStatus>.Read(word), Is.EqualTo(status));
    }

    [TestCase(" No_Show ", true)]
    [TestCase("NoShow", false)]
    [TestCase("4", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void TryRead_AWord(string? word, bool expected)
    {
        var understood = Words<BookingStatus>.TryRead(word, out _);

        Assert.That(understood, Is.EqualTo(expected));
    }
}
