using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Domain.Tests.Bookings;

internal sealed class ExternalReferenceTests
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \t\0")]
    public void Of_NoId_IsNone(string? id)
    {
        var reference = ExternalReference.Create("phorest", id);

        Assert.That(reference, Is.Null);
    }

    [TestCase(null)]
    [TestCase("  ")]
    public void Of_NoProvider_IsThePlatforms(string? provider)
    {
        var reference = ExternalReference.Create(provider, "B-1")!;

        Assert.That(reference.Provider, Is.EqualTo("platform"));
    }

    [Test]
    public void Of_AProviderInAnyLetterCase_IsOne()
    {
        var reference = ExternalReference.Create(" Phorest ", "B-1");

        Assert.That(reference, Is.EqualTo(ExternalReference.Create("phorest", "B-1")));
    }

    [Test]
    public void Of_AnIdInAnotherLetterCase_IsAnother()
    {
        var reference = ExternalReference.Create("phorest", "b-1");

        Assert.That(reference, Is.Not.EqualTo(ExternalReference.Create("phorest", "B-1")));
    }
}
