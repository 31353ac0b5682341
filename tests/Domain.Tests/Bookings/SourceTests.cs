using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Bookings;

internal sealed class SourceTests
{
    [TestCase("voice", Source.Voice)]
    [TestCase("Web", Source.Web)]
    [TestCase(" WHATSAPP ", Source.Whatsapp)]
    public void Read_AWord_IsUnderstood(string word, Source expected)
    {
        var source = Sources.Read(word);

        Assert.That(source, Is.EqualTo(expected));
    }

    [TestCase("walk_in")]
    [TestCase("walk-in")]
    [TestCase("Walk In")]
    [TestCase("WALKIN")]
    [TestCase("walk-ins")]
    public void Read_AWalkIn_GetsTheSentence(string word)
    {
        var refusal = ARefusal(() => Sources.Read(word));

        Assert.That(
            (refusal.Code, refusal.Message),
            Is.EqualTo(("source.walk_in",
                "Walk-ins are not tracked here: only bookings made through the platform are (voice, web, whatsapp).")));
    }

    [TestCase("telepathy")]
    [TestCase("")]
    [TestCase(null)]
    [TestCase("0")]
    public void Read_AnythingElse_ListsWhatIsAllowed(string? word)
    {
        var refusal = ARefusal(() => Sources.Read(word));

        Assert.That((refusal.Code, refusal.Message),
            Is.EqualTo(("source.unknown", "The source must be one of: voice, web, whatsapp.")));
    }

    [Test]
    public void Read_UnderAnotherName_NamesThatField()
    {
        var refusal = ARefusal(() => Sources.Read("fax", "firstInteractionSource"));

        Assert.That(refusal.Field, Is.EqualTo("firstInteractionSource"));
    }
}
