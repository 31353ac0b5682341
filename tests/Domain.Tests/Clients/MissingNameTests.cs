using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Domain.Tests.Clients;

/// <summary>A word that means nobody is no name; a name that looks like one is.</summary>
internal sealed class MissingNameTests
{
    [TestCase("Not provided")]
    [TestCase("N/A")]
    [TestCase("N/A N/A")]
    [TestCase("Anonymous")]
    [TestCase("Unknown caller")]
    [TestCase("UNKNOWN CALLER")]
    [TestCase("Anonymous Customer")]
    [TestCase("Unknown Unknown")]
    [TestCase("Guest")]
    [TestCase("Customer Name")]
    [TestCase("[Customer Name]")]
    [TestCase("{{customer_name}}")]
    [TestCase("{{first_name}} {{last_name}}")]
    [TestCase("Hello {{name}}")]
    [TestCase("null")]
    [TestCase("Null")]
    [TestCase("null null")]
    [TestCase("undefined undefined")]
    [TestCase("NA")]
    [TestCase("nan")]
    [TestCase("None")]
    [TestCase("Unbekannter Anrufer")]
    [TestCase("Client inconnu")]
    [TestCase("~")]
    [TestCase(".")]
    [TestCase("0")]
    [TestCase("+353 87 123 4567")]
    [TestCase("353871234567")]
    [TestCase("tel:0871234567")]
    [TestCase("whatsapp:+353871234567")]
    [TestCase("Caller 0871234567")]
    [TestCase("aoife@example.ie")]
    [TestCase("353871234567@s.whatsapp.net")]
    [TestCase("A")]
    [TestCase("a.")]
    [TestCase("É")]
    public void Name_ThatMeansNobody_IsMissing(string whole) =>
        Assert.That(GivenName.OfWhole(whole).IsMissing, Is.True);

    [TestCase("Jennifer Null", "Jennifer", "Null")]
    [TestCase("jennifer null", "jennifer", "null")]
    [TestCase("JENNIFER NULL", "JENNIFER", "NULL")]
    [TestCase("Na Li", "Na", "Li")]
    [TestCase("Nil Patel", "Nil", "Patel")]
    [TestCase("Nan Murphy", "Nan", "Murphy")]
    [TestCase("Anon Srisai", "Anon", "Srisai")]
    [TestCase("Christopher Guest", "Christopher", "Guest")]
    [TestCase("Aoife 🌸", "Aoife", "🌸")]
    [TestCase("Nil", "Nil", null)]
    [TestCase("Prince", "Prince", null)]
    [TestCase("Aoife 2", "Aoife", "2")]
    [TestCase("J.P. Byrne", "J.P.", "Byrne")]
    [TestCase("Aoife B.", "Aoife", "B.")]
    [TestCase("M@rie", "M@rie", null)]
    [TestCase("明", "明", null)]
    [TestCase("@aoife", "@aoife", null)]
    public void Name_ThatLooksLikeNothing_IsAName(string whole, string first, string? last)
    {
        var name = GivenName.OfWhole(whole);

        Assert.That((name.First, name.Last), Is.EqualTo((first, last)));
    }

    [TestCase("Aoife", "N/A", "Aoife", null)]
    [TestCase("Aoife", "null", "Aoife", null)]
    [TestCase("Aoife", "None", "Aoife", null)]
    [TestCase("Aoife", "{{last_name}}", "Aoife", null)]
    [TestCase("Unknown", "Byrne", null, "Byrne")]
    [TestCase("Anonymous", "Byrne", null, "Byrne")]
    [TestCase("null", "Null", null, null)]
    [TestCase("not", "provided", null, null)]
    [TestCase("087 123 4567", "Byrne", null, "Byrne")]
    [TestCase("J", "Byrne", "J", "Byrne")]
    [TestCase("J", "N/A", null, null)]
    [TestCase("Aoife", "aoife@example.ie", "Aoife", null)]
    [TestCase("Unknown", "Caller", null, null)]
    public void Parts_OneOfWhichIsMissing_KeepTheOther(string first, string last, string? knownFirst, string? knownLast)
    {
        var name = GivenName.Create(first, last);

        Assert.That((name.First, name.Last), Is.EqualTo((knownFirst, knownLast)));
    }

    [TestCase("N/A", null)]
    [TestCase("none", null)]
    [TestCase("Nil", "Nil")]
    [TestCase("any", "any")]
    [TestCase("no preference", "no preference")]
    public void Person_ThatIsNone_IsNone(string staff, string? expected) =>
        Assert.That(MissingName.Person(staff), Is.EqualTo(expected));
}
