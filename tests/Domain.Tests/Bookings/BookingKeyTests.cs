using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Bookings;

internal sealed class BookingKeyTests
{
    [Test]
    public void OfReference_WithAColonInTheProvidersName_IsNotMistakenForAnother()
    {
        var one = BookingKey.OfReference(ExternalReference.Create("a:b", "c")!);
        var other = BookingKey.OfReference(ExternalReference.Create("a", "b:c")!);

        Assert.That(one, Is.Not.EqualTo(other));
    }

    [Test]
    public void Derived_OfAReSentForm_IsTheSame()
    {
        var first = ADerivedKey("Aoife Byrne", "Balayage");

        var second = ADerivedKey("  AOIFE   byrne ", "balayage");

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Derived_OfMotherAndDaughterAtTheSameHour_AreTwo()
    {
        var mother = ADerivedKey("Aoife Byrne", "Balayage");

        var daughter = ADerivedKey("Saoirse Byrne", "Balayage");

        Assert.That(daughter, Is.Not.EqualTo(mother));
    }

    [Test]
    public void Derived_OfAnotherService_IsAnother()
    {
        var key = ADerivedKey("Aoife Byrne", "Trim");

        Assert.That(key, Is.Not.EqualTo(ADerivedKey("Aoife Byrne", "Balayage")));
    }

    [Test]
    public void Derived_OfAnotherHour_IsAnother()
    {
        var key = BookingKey.Derived("+353871234567", "Balayage", Now.AddHours(1), "Aoife Byrne");

        Assert.That(key, Is.Not.EqualTo(ADerivedKey("Aoife Byrne", "Balayage")));
    }

    [Test]
    public void Derived_OfTheSameInstantInAnotherOffset_IsTheSame()
    {
        var key = BookingKey.Derived("+353871234567", "Balayage", Now.ToOffset(TimeSpan.FromHours(-5)), "Aoife Byrne");

        Assert.That(key, Is.EqualTo(ADerivedKey("Aoife Byrne", "Balayage")));
    }

    [Test]
    public void Derived_OfAnotherPerson_IsAnother()
    {
        var key = BookingKey.Derived("+353857654321", "Balayage", Now, "Aoife Byrne");

        Assert.That(key, Is.Not.EqualTo(ADerivedKey("Aoife Byrne", "Balayage")));
    }

    [Test]
    public void Derived_WordsMovedFromNameToService_IsAnother()
    {
        var key = ADerivedKey("Byrne", "Balayage Aoife");

        Assert.That(key, Is.Not.EqualTo(ADerivedKey("Aoife Byrne", "Balayage")));
    }

    [Test]
    public void Derived_OfAnyLength_Fits()
    {
        var key = ADerivedKey(new string('n', 5000), new string('s', 5000));

        Assert.That(key.Value, Has.Length.LessThanOrEqualTo(BookingKey.MaxLength));
    }

    [Test]
    public void OfChannel_KeepsTheChannelsOwnIdReadable()
    {
        var key = BookingKey.OfChannel(Channel.Retell, "call_abc");

        Assert.That(key.Value, Is.EqualTo("retell:call_abc"));
    }

    [Test]
    public void OfReference_KeepsLetterCase()
    {
        var key = BookingKey.OfReference(ExternalReference.Create("Phorest", "aB-1")!);

        Assert.That(key.Value, Is.EqualTo("phorest:aB-1"));
    }

    [Test]
    public void OfChannel_OverLongIds_FitAndStayApart()
    {
        var one = BookingKey.OfChannel(Channel.Whatsapp, new string('w', 5000) + "1");
        var other = BookingKey.OfChannel(Channel.Whatsapp, new string('w', 5000) + "2");

        Assert.That(
            (one.Value.Length <= BookingKey.MaxLength, other.Value.Length <= BookingKey.MaxLength, one == other),
            Is.EqualTo((true, true, false)));
    }

    private static BookingKey ADerivedKey(string guest, string service) =>
        BookingKey.Derived("+353871234567", service, Now, guest);
}
