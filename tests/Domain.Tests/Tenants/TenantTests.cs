using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Tests.Tenants;

internal sealed class TenantTests
{
    private static readonly TenantSettings Settings = new("Willow & Pine", "IE", "Europe/Dublin", Euro);

    [Test]
    public void Open_ATenant_KeepsItsSettings()
    {
        var tenant = Tenant.Open(Salon, Settings, Now);

        Assert.That(
            (tenant.Id, tenant.Name, tenant.Region, tenant.TimeZone, tenant.Currency, tenant.CreatedAt),
            Is.EqualTo((Salon, "Willow & Pine", "IE", "Europe/Dublin", Euro, Now)));
    }

    [TestCase("")]
    [TestCase(" \u202E ")]
    public void Change_ToNoName_IsRefused(string name)
    {
        var tenant = Tenant.Open(Salon, Settings, Now);

        var refusal = ARefusal(() => tenant.Change(Settings with { Name = name }, Later));

        Assert.That(refusal.Code, Is.EqualTo("tenant.name_missing"));
    }

    [TestCase("")]
    [TestCase("Dublin")]
    [TestCase("Europe/Atlantis")]
    [TestCase("GMT Standard Time")]
    [TestCase("../../etc/hostname")]
    public void Open_InAnUnknownZone_IsRefused(string zone)
    {
        var refusal = ARefusal(() => Tenant.Open(Salon, Settings with { TimeZone = zone }, Now));

        Assert.That(refusal.Code, Is.EqualTo("tenant.unknown_time_zone"));
    }

    [Test]
    public void Change_Settings_KeepsWhenItWasOpened()
    {
        var tenant = Tenant.Open(Salon, Settings, Now);

        tenant.Change(Settings with { Currency = Currency.Parse("GBP") }, Later);

        Assert.That((tenant.Currency.Code, tenant.CreatedAt, tenant.UpdatedAt), Is.EqualTo(("GBP", Now, Later)));
    }
}
