using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Domain.Tests.Clients;

internal sealed class ClientLinksTests
{
    [Test]
    public void Link_AFirstPhone_IsTheOneToCall()
    {
        var client = AClient();

        var isNew = client.Link(APhone("+353871234567"));

        Assert.That((isNew, client.Phone), Is.EqualTo((true, "+353871234567")));
    }

    [Test]
    public void Link_AContactPoint_BelongsToTheClientAndTenant()
    {
        var client = AClient();

        client.Link(ContactPoint.FromMessenger(MessengerId.OfWhatsapp("wa-1")!));

        var point = client.ContactPoints.Single();
        Assert.That((point.TenantId, point.ClientId, point.Key), Is.EqualTo((Salon, client.Id, "wa-1")));
    }

    [Test]
    public void Link_ASecondPhone_KeepsTheFirstToCall()
    {
        var client = AClient();
        client.Link(APhone("+353871234567"));

        client.Link(APhone("+353857654321"));

        Assert.That((client.Phone, client.ContactPoints.Count), Is.EqualTo(("+353871234567", 2)));
    }

    [Test]
    public void Link_TheSamePointAgain_ChangesNothing()
    {
        var client = AClient();
        client.Link(APhone());

        var isNew = client.Link(APhone());

        Assert.That((isNew, client.ContactPoints.Count), Is.EqualTo((false, 1)));
    }

    [Test]
    public void Link_AWhatsappUser_IsNoPhoneToCall()
    {
        var client = AClient();

        client.Link(ContactPoint.FromMessenger(MessengerId.OfWhatsapp("wa-1")!));

        Assert.That(client.Phone, Is.Null);
    }
}
