using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Tests.Clients;

internal sealed class ClientChangesTests
{
    private static IEnumerable<TestCaseData> Verbs =>
    [
        AVerb("book", client => client.Booked(Later)),
        AVerb("rename", client => client.Rename("Aoife", null, AnEditor())),
        AVerb("email", client => client.ChangeEmail(null, AnEditor())),
        AVerb("phone", client => client.ChangePhone(APhone(), AnEditor())),
        AVerb("status", client => client.ChangeStatus(ClientStatus.Active, AnEditor())),
    ];

    [Test]
    public void Rename_ByAPerson_OverwritesWhatIsKnown()
    {
        var client = AClient();

        client.Rename("Saoirse", "Byrne", AnEditor());

        Assert.That((client.FullName, client.SearchText, client.UpdatedAt),
            Is.EqualTo(("Saoirse Byrne", " saoirse byrne", Later)));
    }

    [Test]
    public void Rename_ToUnknown_IsAPlaceholderAgain()
    {
        var client = AClient();

        client.Rename("unknown", null, AnEditor());

        Assert.That(client.FirstNameIsPlaceholder, Is.True);
    }

    [TestCase(null)]
    [TestCase(" \0 ")]
    public void Rename_ToNothing_IsRefused(string? first)
    {
        var refusal = ARefusal(() => AClient().Rename(first, "Byrne", AnEditor()));

        Assert.That(refusal.Code, Is.EqualTo("client.first_name_missing"));
    }

    [Test]
    public void ChangeEmail_ToNone_ClearsIt()
    {
        var client = AClient(email: EmailAddress.Parse("aoife@example.ie"));

        client.ChangeEmail(null, AnEditor());

        Assert.That((client.Email, client.SearchText), Is.EqualTo(((EmailAddress?)null, " aoife ni bhriain")));
    }

    [Test]
    public void ChangePhone_ToAnother_StillKnowsTheEarlierOne()
    {
        var client = AClient();
        client.Link(APhone("+353871234567"));

        client.ChangePhone(APhone("+353857654321"), AnEditor());

        Assert.That(
            (client.Phone, client.ContactPoints.Select(point => point.Key)),
            Is.EqualTo(("+353857654321", new[] { "+353871234567", "+353857654321" })));
    }

    [Test]
    public void ChangePhone_BackToAnEarlierOne_AddsNothing()
    {
        var client = AClient();
        client.Link(APhone("+353871234567"));
        client.ChangePhone(APhone("+353857654321"), AnEditor());

        client.ChangePhone(APhone("+353871234567"), AnEditor());

        Assert.That((client.Phone, client.ContactPoints.Count), Is.EqualTo(("+353871234567", 2)));
    }

    [Test]
    public void ChangeStatus_ToInactive_Changes()
    {
        var client = AClient();

        client.ChangeStatus(ClientStatus.Inactive, AnEditor());

        Assert.That((client.Status, client.UpdatedAt), Is.EqualTo((ClientStatus.Inactive, Later)));
    }

    [Test]
    public void ChangeStatus_ToErased_IsRefused()
    {
        var refusal = ARefusal(() => AClient().ChangeStatus(ClientStatus.Erased, AnEditor()));

        Assert.That(refusal.Code, Is.EqualTo("client.status"));
    }

    [Test]
    public void Changes_ByAPerson_AreKeptWithTheirName()
    {
        var client = AClient(email: EmailAddress.Parse("aoife@example.ie"));
        var editor = new Editor("Marta", Channel.Admin, Later);

        client.Rename(client.FirstName, "Byrne", editor);
        client.ChangeEmail(null, editor);
        client.ChangePhone(APhone("+353857654321"), editor);
        client.ChangeStatus(ClientStatus.Inactive, editor);
        client.ChangeStatus(ClientStatus.Inactive, editor);

        Assert.That(
            client.Changes.Select(change => (change.By, change.Field, change.From, change.To)),
            Is.EqualTo(new[]
            {
                ("Marta", "lastName", "Ní Bhriain", "Byrne"), ("Marta", "email", "aoife@example.ie", null),
                ("Marta", "phone", null, "+353857654321"), ("Marta", "status", "active", "inactive"),
            }));
    }

    [TestCaseSource(nameof(Verbs))]
    public void Change_OfAnErasedClient_IsRefused(Action<Client> verb)
    {
        var client = AnErasedClient();

        var refusal = ARefusal(() => verb(client));

        Assert.That(refusal.Code, Is.EqualTo("client.erased"));
    }

    private static TestCaseData AVerb(string name, Action<Client> verb) =>
        new TestCaseData(verb).SetArgDisplayNames(name);

    // No verb erases yet; the store may hold such a client all the same.
    private static Client AnErasedClient()
    {
        var client = AClient();
        typeof(Client).GetProperty(nameof(Client.Status))!.SetValue(client, ClientStatus.Erased);
        return client;
    }
}
