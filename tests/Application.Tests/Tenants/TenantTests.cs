using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Tests.Tenants;

internal sealed class TenantTests : AppTests
{
    [Test]
    public async Task Register_ATenant_CanBeRead()
    {
        var registered = await App.Send(ARegistration());

        var read = await App.Send(new GetTenant(new(registered.Id)));
        Assert.That((read, read.Currency), Is.EqualTo((registered, "GBP")));
    }

    [Test]
    public async Task Register_AnEmptyForm_NamesEveryField()
    {
        var faults = await FaultsOf(() => App.Send(new RegisterTenant()));

        Assert.That(
            faults,
            Is.EquivalentTo(new[]
            {
                "Name: tenant.name_missing", "Region: tenant.unknown_region", "TimeZone: tenant.unknown_time_zone",
                    "Currency: currency.unknown",
            }));
    }

    [TestCase("Europe/Atlantis", "EUR", "tenant.unknown_time_zone")]
    [TestCase("Europe/Dublin", "ZZZ", "currency.unknown")]
    public async Task Register_InAnUnknownZoneOrCurrency_IsRefused(string zone, string currency, string code)
    {
        var refusal = await ARefusal(() => App.Send(ARegistration() with { TimeZone = zone, Currency = currency }));

        Assert.That(refusal.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Change_OneSetting_LeavesTheOthers()
    {
        var changed = await App.Send(new ChangeTenant { Id = App.Profile.Id, Currency = "USD" });

        Assert.That(
            (changed.Name, changed.TimeZone, changed.Currency), Is.EqualTo(("Willow & Pine", "Europe/Dublin", "USD")));
    }

    [Test]
    public async Task Change_WithAnOldVersion_IsStale()
    {
        var before = await App.Send(new GetTenant(App.Profile.Id));
        await App.Send(new ChangeTenant { Id = App.Profile.Id, Name = "Willow" });

        var refusal = await ARefusal(() =>
            App.Send(new ChangeTenant { Id = App.Profile.Id, ExpectedVersion = before.Version, Name = "Pine" }));

        Assert.That(refusal.Code, Is.EqualTo("version.stale"));
    }

    [Test]
    public async Task Change_AtOnce_NobodySeesAnythingButARefusal()
    {
        var outcomes = await AtOnce(16, number =>
            OutcomeOf(() => App.Send(new ChangeTenant { Id = App.Profile.Id, Name = $"Willow {number}" })));

        Assert.That(outcomes.Select(one => one?.Code ?? "changed")
            .Distinct(), Is.SubsetOf(new[] { "changed", "version.stale" }));
    }

    [Test]
    public async Task List_InPages_ShowsEveryTenantOnce()
    {
        for (var number = 0; number < 4; number++) await App.Send(ARegistration());

        var first = await App.Send(new ListTenants(null, 3));
        var second = await App.Send(new ListTenants(first.NextCursor, 3));

        Assert.That(first.Items.Concat(second.Items).Select(row => row.Id).Distinct().Count(), Is.EqualTo(5));
    }

    [Test]
    public async Task FindProfile_OfATenant_IsWhatARequestNeeds()
    {
        var profile = await App.Send(new FindTenantProfile(App.Profile.Id));

        Assert.That(profile, Is.EqualTo(App.Profile));
    }

    [Test]
    public async Task FindProfile_OfNobody_IsNull()
    {
        var profile = await App.Send(new FindTenantProfile(TenantId.New()));

        Assert.That(profile, Is.Null);
    }

    private static RegisterTenant ARegistration() =>
        new() { Name = "Birch", Region = "GB", TimeZone = "Europe/London", Currency = "gbp" };
}
