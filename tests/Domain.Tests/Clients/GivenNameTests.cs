using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Domain.Tests.Clients;

internal sealed class GivenNameTests
{
    [TestCase("Unknown")]
    [TestCase(" unknown ")]
    [TestCase("")]
    [TestCase(null)]
    public void Of_AChannelsPlaceholder_IsNoName(string? first)
    {
        var name = GivenName.Of(first, null);

        Assert.That(name.IsMissing, Is.True);
    }

    [TestCase("Aoife", "Aoife", null)]
    [TestCase("  Aoife   Ní  Bhriain ", "Aoife", "Ní Bhriain")]
    [TestCase("unknown", null, null)]
    [TestCase(null, null, null)]
    public void OfWhole_AText_IsParted(string? whole, string? first, string? last)
    {
        var name = GivenName.OfWhole(whole);

        Assert.That((name.First, name.Last), Is.EqualTo((first, last)));
    }

    [TestCase("Aoife", "Ní Bhriain", true)]
    [TestCase("AOIFE", "ni bhriain", true)]
    [TestCase("Aoife", null, true)]
    [TestCase(null, "Ní Bhriain", true)]
    [TestCase(null, null, true)]
    [TestCase("Saoirse", "Ní Bhriain", false)]
    [TestCase("Aoife", "Byrne", false)]
    [TestCase(null, "Byrne", false)]
    public void Fits_ANamedClient(string? first, string? last, bool expected)
    {
        var client = AClient(GivenName.Of("Aoife", "Ní Bhriain"));

        var fits = GivenName.Of(first, last).Fits(client);

        Assert.That(fits, Is.EqualTo(expected));
    }

    [Test]
    public void Fits_APlaceholder_AnyName()
    {
        var client = AClient(GivenName.None);

        var fits = GivenName.Of("Aoife", "Byrne").Fits(client);

        Assert.That(fits, Is.True);
    }

    [Test]
    public void Fits_APlaceholderWithAnotherLastName_DoesNot()
    {
        var client = AClient(GivenName.Of(null, "Murphy"));

        var fits = GivenName.Of("Aoife", "Byrne").Fits(client);

        Assert.That(fits, Is.False);
    }
}
