using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Domain.Tests.ServiceMappings;

internal sealed class ExternalClientTests
{
    [Test]
    public void Of_WithoutABusiness_HasAnEmptyOne()
    {
        var external = ExternalClient.Create("fresha", " 42 ", null, " ");

        Assert.That((external.ClientId, external.BusinessId, external.BranchId), Is.EqualTo(("42", "", (string?)null)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Phorest")]
    [TestCase("pho rest")]
    [TestCase("phorést")]
    [TestCase("123456789012345678901234567890123456789012345678901")]
    public void Of_ABadProvider_IsRefused(string? provider)
    {
        var refusal = ARefusal(() => ExternalClient.Create(provider, "42", null, null));

        Assert.That(refusal.Code, Is.EqualTo("mapping.provider"));
    }

    [TestCase(null)]
    [TestCase(" \0")]
    public void Of_WithoutAnId_IsRefused(string? id)
    {
        var refusal = ARefusal(() => ExternalClient.Create("phorest", id, null, null));

        Assert.That(refusal.Code, Is.EqualTo("mapping.external_client_missing"));
    }

    [Test]
    public void Of_AnIdInAnotherLetterCase_IsAnother()
    {
        var one = ExternalClient.Create("phorest", "igK6P6lu40g3UeT_zhmJhw", null, null);

        Assert.That(ExternalClient.Create("phorest", "IGK6P6lu40g3UeT_zhmJhw", null, null), Is.Not.EqualTo(one));
    }

    [Test]
    public void Repoint_AMapping_KeepsItsIdAndCreation()
    {
        var mapping = ServiceMapping.Link(
            Salon, ClientId.New(), ExternalClient.Create("phorest", "old", "biz", "b1"), Now);
        var id = mapping.Id;

        mapping.Repoint(ExternalClient.Create("phorest", "new", "biz", "b2"), Later);

        Assert.That(
            (mapping.Id, mapping.ExternalClientId, mapping.BranchId, mapping.CreatedAt, mapping.UpdatedAt),
            Is.EqualTo((id, "new", "b2", Now, Later)));
    }
}
