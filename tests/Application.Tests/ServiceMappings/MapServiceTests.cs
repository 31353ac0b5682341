using CustomerTracking.Application.Clients;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.ServiceMappings;

internal sealed class MapServiceTests : AppTests
{
    private ClientId _aoife;

    [SetUp]
    public async Task Register() => _aoife = new((await App.Send(ARegistration())).Id);

    [Test]
    public async Task Map_AnExternalClient_IsFoundBothWays()
    {
        await App.Send(new MapService(_aoife, Phorest("igK6")));

        var listed = await App.Send(new ListServiceMappings(_aoife));
        var found = await App.Send(new FindByExternalClient("phorest", "biz", "igK6"));
        Assert.That(
            (listed.Items.Single().ExternalClientId, found.Items.Single().Client.Id, found.Items.Single().Mapping),
            Is.EqualTo(("igK6", _aoife.Value, listed.Items.Single())));
    }

    [Test]
    public async Task Map_Again_IsNotNew()
    {
        var first = await App.Send(new MapService(_aoife, Phorest("igK6")));

        var second = await App.Send(new MapService(_aoife, Phorest("igK6")));

        Assert.That((first.IsNew, second.IsNew, second.Mapping.Id), Is.EqualTo((true, false, first.Mapping.Id)));
    }

    [Test]
    public async Task Map_AnotherIdInTheSameBusiness_ReplacesIt()
    {
        await App.Send(new MapService(_aoife, Phorest("igK6")));

        await App.Send(new MapService(_aoife, Phorest("new")));

        var listed = await App.Send(new ListServiceMappings(_aoife));
        Assert.That(listed.Items.Select(row => row.ExternalClientId), Is.EqualTo(["new"]));
    }

    [Test]
    public async Task Map_AnotherBusinessOrProvider_StandsBeside()
    {
        await App.Send(new MapService(_aoife, Phorest("igK6")));

        await App.Send(new MapService(_aoife, ExternalClient.Create("phorest", "igK6", "other", null)));
        await App.Send(new MapService(_aoife, ExternalClient.Create("fresha", "igK6", null, null)));

        var listed = await App.Send(new ListServiceMappings(_aoife));
        Assert.That(
            listed.Items.Select(row => (row.ServiceProvider, row.BusinessId)),
            Is.EqualTo(new (string, string?)[] { ("fresha", null), ("phorest", "biz"), ("phorest", "other") }));
    }

    [Test]
    public async Task Map_AnIdThatIsAnothers_NamesItsHolder()
    {
        await App.Send(new MapService(_aoife, Phorest("igK6")));
        var saoirse = await App.Send(ARegistration(SaoirsesPhone));

        var refusal = await ARefusal(() => App.Send(new MapService(new(saoirse.Id), Phorest("igK6"))));

        Assert.That((refusal.Code, refusal.ExistingId), Is.EqualTo(("mapping.taken", (Guid?)_aoife.Value)));
    }

    [Test]
    public async Task Map_AnIdInAnotherLetterCase_IsAnotherId()
    {
        await App.Send(new MapService(_aoife, Phorest("igK6")));
        var saoirse = await App.Send(ARegistration(SaoirsesPhone));

        await App.Send(new MapService(new(saoirse.Id), Phorest("IGK6")));

        var found = await App.Send(new FindByExternalClient("phorest", null, "IGK6"));
        Assert.That(found.Items.Select(one => one.Client.Id), Is.EqualTo([saoirse.Id]));
    }

    [Test]
    public async Task Map_OneIdAtOnce_OneClientHasIt()
    {
        var others = new List<ClientRow>();
        for (var number = 0; number < 16; number++) others.Add(
            await App.Send(ARegistration($"085 765 43{number:00}")));

        var outcomes = await AtOnce(
            16, number => OutcomeOf(() => App.Send(new MapService(new(others[number].Id), Phorest("igK6")))));

        Assert.That((outcomes.Count(one => one is null), outcomes.Count(one => one?.Code == "mapping.taken")),
            Is.EqualTo((1, 15)));
    }

    [Test]
    public async Task Map_OneClientAtOnce_HasOneMapping()
    {
        await using var beside = App.AnotherProcess();

        var all = await AtOnce(
            32, number => (number % 2 == 0 ? App : beside).Send(new MapService(_aoife, Phorest("igK6"))));

        Assert.That((all.Count(one => one.IsNew), await App.Read(db => db.Set<ServiceMapping>().CountAsync())),
            Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Map_ForNobody_IsNotFound()
    {
        var refusal = await ARefusal(() => App.Send(new MapService(ClientId.New(), Phorest("igK6"))));

        Assert.That(refusal.Code, Is.EqualTo("client.not_found"));
    }

    [Test]
    public async Task Map_AnOverLongId_IsRefused()
    {
        var faults = await FaultsOf(() => App.Send(new MapService(_aoife, Phorest(new string('i', 201)))));

        Assert.That(faults.Single(), Does.Contain("MaximumLengthValidator"));
    }

    [Test]
    public async Task List_OfNobody_IsNotFound()
    {
        var refusal = await ARefusal(() => App.Send(new ListServiceMappings(ClientId.New())));

        Assert.That(refusal.Code, Is.EqualTo("client.not_found"));
    }

    private static ExternalClient Phorest(string id) => ExternalClient.Create("phorest", id, "biz", null);
}
