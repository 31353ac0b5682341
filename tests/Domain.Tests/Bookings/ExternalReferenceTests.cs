using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Domain.Tests.Bookings;

internal sealed class ExternalReferenceTests
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \t\0")]
    public void Of_NoId_IsNone(string? id)
    {
        var reference = ExternalReference.Of("phorest", id);

        Assert.That(reference, Is.Null);
    }

    [TestCase(null)]
    [TestCase("  ")]
    public void Of_NoProvider_IsThePlatforms(string? provider)
    {
        var reference = ExternalReference.Of(provider, "B-1")!;

        Assert.That(reference.Provider, Is.EqualTo("platform"));
    }

    [Test]
    public void Of_AProviderInAnyLetterCase_IsOne()
    {
        var reference = ExternalReference.Of(" Phorest ", "B-1");

        Assert.That(reference, Is.EqualTo(ExternalReference.Of("phorest", "B-1")));
    }

    [Test]
    public void Of_AnIdInAnotherLetterCase_IsAnother()
    {
        var reference = ExternalReference.Of("phorest", "b-1");

        Assert.That(reference, Is.Not.EqualTo(ExternalReference.Of("phorest", "B-1")));
    }
}
