using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Clients;

internal sealed class ClientTests
{
    [Test]
    public void Register_ANameAndEmail_KeepsThem()
    {
        var client = AClient(GivenName.Create(" Aoife ", "Ní  Bhriain"), EmailAddress.Parse("Aoife@example.ie"));

        Assert.That((client.FirstName, client.LastName, client.Email?.Value),
            Is.EqualTo(("Aoife", "Ní Bhriain", "Aoife@example.ie")));
    }

    [Test]
    public void Register_WithoutAName_IsUnknownAndKnowsIt()
    {
        var client = AClient(GivenName.None);

        Assert.That(
            (client.FirstName, client.FirstNameIsPlaceholder, client.FullName), Is.EqualTo(("Unknown", true, "")));
    }

    [Test]
    public void Register_Now_IsTheFirstInteraction()
    {
        var client = AClient();

        Assert.That((client.FirstInteractionSource, client.FirstInteractionDate), Is.EqualTo((Source.Voice, Now)));
    }

    [Test]
    public void Register_OneWhoBookedBefore_KeepsBothDates()
    {
        var before = Now.AddDays(-30);

        var client = Client.Register(Salon, new(Source.Web, GivenName.None, null, before, before), Now);

        Assert.That(
            (client.FirstInteractionDate, client.FirstBookingDate, client.LastBookingDate),
            Is.EqualTo((before, (DateTimeOffset?)before, (DateTimeOffset?)before)));
    }

    [Test]
    public void Learn_ANameForAPlaceholder_FillsItIn()
    {
        var client = AClient(GivenName.None);

        client.Learn(new(GivenName.Create("Aoife", "Byrne"), null, ValueSource.WebForm), AnEditor());

        Assert.That(
            (client.FirstName, client.FirstNameIsPlaceholder, client.LastName), Is.EqualTo(("Aoife", false, "Byrne")));
    }

    [Test]
    public void Learn_AnotherName_OverwritesNothing()
    {
        var client = AClient(GivenName.Create("Aoife", null));

        client.Learn(new(GivenName.Create("Saoirse", "Byrne"), null, ValueSource.WebForm), AnEditor());

        Assert.That((client.FirstName, client.LastName), Is.EqualTo(("Aoife", (string?)null)));
    }

    [Test]
    public void Learn_TheLastNameOfAFittingName_FillsItIn()
    {
        var client = AClient(GivenName.Create("Aoife", null));

        client.Learn(new(GivenName.Create("aoife", "Byrne"), null, ValueSource.WebForm), AnEditor());

        Assert.That((client.FirstName, client.LastName), Is.EqualTo(("Aoife", "Byrne")));
    }

    [Test]
    public void Learn_AnEmail_FillsAMissingOne()
    {
        var client = AClient();

        client.Learn(new(GivenName.None, EmailAddress.Parse("aoife@example.ie"), ValueSource.WebForm), AnEditor());

        Assert.That(client.Email?.Value, Is.EqualTo("aoife@example.ie"));
    }

    [Test]
    public void Learn_AnotherEmail_OverwritesNothing()
    {
        var client = AClient(email: EmailAddress.Parse("aoife@example.ie"));

        client.Learn(new(GivenName.None, EmailAddress.Parse("other@example.ie"), ValueSource.WebForm), AnEditor());

        Assert.That(client.Email?.Value, Is.EqualTo("aoife@example.ie"));
    }

    [Test]
    public void Learn_ANameAndEmail_CanBeSearchedFolded()
    {
        var client = AClient(GivenName.None);

        client.Learn(new(GivenName.Create("Áine", "O'Brien"), EmailAddress.Parse("Aine@Example.ie"), ValueSource.WebForm), AnEditor());

        Assert.That(client.SearchText, Is.EqualTo(" aine o'brien aine@example.ie"));
    }
}
