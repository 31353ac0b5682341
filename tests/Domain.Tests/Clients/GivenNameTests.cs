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
        var name = GivenName.Create(first, null);

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

    [TestCase("Mr Byrne", null, "Byrne")]
    [TestCase("Mrs. Byrne", null, "Byrne")]
    [TestCase("Herr Dr. Müller", null, "Müller")]
    [TestCase("Frau von Stein", null, "von Stein")]
    [TestCase("Ms Ní Bhriain", null, "Ní Bhriain")]
    [TestCase("Mr O Brien", null, "O Brien")]
    [TestCase("Mme Dubois", null, "Dubois")]
    [TestCase("M. Dubois", null, "Dubois")]
    [TestCase("M Dubois", "M", "Dubois")]
    [TestCase("Sig.ra Rossi", null, "Rossi")]
    [TestCase("Pani Kowalska", null, "Kowalska")]
    [TestCase("Sra. de la Cruz", null, "de la Cruz")]
    [TestCase("Mr and Mrs Byrne", null, "Byrne")]
    [TestCase("Mr Byrne Jr.", null, "Byrne Jr.")]
    [TestCase("Mr Tadhg Byrne", "Tadhg", "Byrne")]
    [TestCase("Dr Aoife Ní Bhriain", "Aoife", "Ní Bhriain")]
    [TestCase("Prof. Dr. Jan van der Berg", "Jan", "van der Berg")]
    [TestCase("Byrne, Tadhg", "Tadhg", "Byrne")]
    [TestCase("Byrne,Tadhg", "Tadhg", "Byrne")]
    [TestCase("O'Brien, Mary Jane", "Mary Jane", "O'Brien")]
    [TestCase("Byrne, Mr Tadhg", "Tadhg", "Byrne")]
    [TestCase("Byrne, Mr", null, "Byrne")]
    [TestCase("Pan, Peter", "Peter", "Pan")]
    [TestCase("Byrne, Tadhg, Jr.", "Tadhg", "Byrne Jr.")]
    [TestCase("Tadhg Byrne, Jr.", "Tadhg", "Byrne Jr.")]
    [TestCase("Tadhg Byrne III", "Tadhg", "Byrne III")]
    [TestCase("Tadhg Byrne, PhD", "Tadhg", "Byrne")]
    [TestCase("Dr. Tadhg Byrne Ph.D.", "Tadhg", "Byrne")]
    [TestCase("Jack Ma", "Jack", "Ma")]
    [TestCase("Missy Byrne", "Missy", "Byrne")]
    [TestCase("Mr", null, null)]
    public void OfWhole_TitlesAndCommas_AreReadAsPeopleMeanThem(string whole, string? first, string? last)
    {
        var name = GivenName.OfWhole(whole);

        Assert.That((name.First, name.Last), Is.EqualTo((first, last)));
    }

    [TestCase("Mr", "Byrne", null, "Byrne")]
    [TestCase("Mr Tadhg", "Byrne", "Tadhg", "Byrne")]
    [TestCase("Mr Byrne", null, null, "Byrne")]
    [TestCase("Byrne, Tadhg", null, "Tadhg", "Byrne")]
    [TestCase("Mary Jane", null, "Mary Jane", null)]
    [TestCase("Peter", "Pan", "Peter", "Pan")]
    [TestCase(null, "Mrs Byrne", null, "Byrne")]
    public void Of_TitlesInTheParts_AreLeftOut(string? first, string? last, string? knownFirst, string? knownLast)
    {
        var name = GivenName.Create(first, last);

        Assert.That((name.First, name.Last), Is.EqualTo((knownFirst, knownLast)));
    }

    [TestCase("Cathal", "O’Brien", true)]
    [TestCase("Cathal", "OBrien", true)]
    [TestCase("Cathal", "O Brien", true)]
    [TestCase("CATHAL", "Oʼbrien", true)]
    [TestCase("Cathal", "O'Brien Jr.", true)]
    [TestCase("Cathal O", "Brien", true)]
    [TestCase("Cathal", "Brien", false)]
    public void Fits_AnotherSpelling_IsThePerson(string first, string last, bool expected)
    {
        var client = AClient(GivenName.Create("Cathal", "O'Brien"));

        var fits = GivenName.Create(first, last).Fits(client);

        Assert.That(fits, Is.EqualTo(expected));
    }

    [TestCase("Łukasz", "Weiß", "Lukasz", "WEISS")]
    [TestCase("Anne-Marie", "Ødegård", "Annemarie", "Odegard")]
    [TestCase("Νίκος", "Παπαδόπουλος", "ΝΙΚΟΣ", "ΠΑΠΑΔΟΠΟΥΛΟΣ")]
    [TestCase("Işıl", "Yılmaz", "Isil", "Yilmaz")]
    public void Fits_ANameInOtherLetters_IsThePerson(string first, string last, string otherFirst, string otherLast)
    {
        var client = AClient(GivenName.Create(first, last));

        var fits = GivenName.Create(otherFirst, otherLast).Fits(client);

        Assert.That(fits, Is.True);
    }

    [Test]
    public void Fits_FatherAndSon_AreTwo()
    {
        var client = AClient(GivenName.Create("Tadhg", "Byrne Sr."));

        var fits = GivenName.Create("Tadhg", "Byrne Jr.").Fits(client);

        Assert.That(fits, Is.False);
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
        var client = AClient(GivenName.Create("Aoife", "Ní Bhriain"));

        var fits = GivenName.Create(first, last).Fits(client);

        Assert.That(fits, Is.EqualTo(expected));
    }

    [Test]
    public void Fits_APlaceholder_AnyName()
    {
        var client = AClient(GivenName.None);

        var fits = GivenName.Create("Aoife", "Byrne").Fits(client);

        Assert.That(fits, Is.True);
    }

    [Test]
    public void Fits_APlaceholderWithAnotherLastName_DoesNot()
    {
        var client = AClient(GivenName.Create(null, "Murphy"));

        var fits = GivenName.Create("Aoife", "Byrne").Fits(client);

        Assert.That(fits, Is.False);
    }
}
