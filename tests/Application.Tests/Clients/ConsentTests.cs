using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Tests.Clients;

/// <summary>What a client agreed to, also when two records were one person.</summary>
internal sealed class ConsentTests : AppTests
{
    private ClientId _one;
    private ClientId _other;

    [SetUp]
    public async Task TwoClients()
    {
        _one = new((await App.Send(ARegistration())).Id);
        _other = new((await App.Send(ARegistration(SaoirsesPhone))).Id);
    }

    [Test]
    public async Task Decisions_TheLatestCounts_AndAllAreKept()
    {
        await Decide(_one, ConsentState.Given, "Ticked on the form");
        await Decide(_one, ConsentState.Given);
        await Decide(_one, ConsentState.Withdrawn, "By phone");
        var consents = await Decide(_one, ConsentState.Refused, medium: ConsentMedium.Sms);

        Assert.That(consents.Current.Select(one => (one.Medium, one.State)), Is.EqualTo(
            new (ConsentMedium?, ConsentState)[] { (null, ConsentState.Withdrawn), (ConsentMedium.Sms, ConsentState.Refused) }));
        Assert.That(
            consents.History.Select(one => one.Words), Is.EqualTo(new[] { null, "By phone", "Ticked on the form" }),
            "what counts already is not recorded again");
    }

    [TestCase(ConsentState.Given, ConsentState.Refused)]
    [TestCase(ConsentState.Given, ConsentState.Withdrawn)]
    [TestCase(ConsentState.Refused, ConsentState.Given)]
    [TestCase(ConsentState.Withdrawn, ConsentState.Given)]
    public async Task Merged_TheStricterCounts_AndTheUndoGivesEachTheirOwn(ConsentState ours, ConsentState theirs)
    {
        await Decide(_one, ours);
        await Decide(_other, theirs);

        var merge = await Merge(_one, _other);
        Assert.That(await Counts(_other), Is.Not.EqualTo(ConsentState.Given));
        Assert.That((await App.Send(new ListConsents(_one))).History, Has.Count.EqualTo(2));

        await App.Send(new UndoMerge { SurvivorId = _one, Id = new(merge), Channel = Channel.Admin });
        Assert.That((await Counts(_one), await Counts(_other)), Is.EqualTo((ours, theirs)));
    }

    [Test]
    public async Task Merged_WhatIsDecidedSince_CountsForBoth_UntilTheNextMerge()
    {
        await Decide(_one, ConsentState.Given);
        await Decide(_other, ConsentState.Refused);
        await Merge(_one, _other);

        await Decide(_other, ConsentState.Given, "Asked again");
        Assert.That(await Counts(_one), Is.EqualTo(ConsentState.Given));

        var third = new ClientId((await App.Send(ARegistration("086 333 4444"))).Id);
        await Decide(third, ConsentState.Withdrawn);
        await Merge(third, _one);
        Assert.That(await Counts(_one), Is.EqualTo(ConsentState.Withdrawn));
        await Decide(third, ConsentState.Given, "Asked once more");
        Assert.That(await Counts(_other), Is.EqualTo(ConsentState.Given));
    }

    [Test]
    public async Task Refused_TooManyWords_AndWhoIsNotThere()
    {
        Assert.That(
            await FaultsOf(() => Decide(_one, ConsentState.Given, new string('x', 501))),
            Is.EqualTo(new[] { "Words: MaximumLengthValidator" }));
        Assert.That((await ARefusal(() => Decide(ClientId.New(), ConsentState.Given))).Code, Is.EqualTo("client.not_found"));
    }

    private async Task<ConsentState> Counts(ClientId client) =>
        (await App.Send(new ListConsents(client))).Current.Single().State;

    private async Task<Guid> Merge(ClientId survivor, ClientId merged) => (await App.Send(
        new MergeClients { SurvivorId = survivor, MergedId = merged, Channel = Channel.Admin })).Id!.Value;

    private Task<ClientConsents> Decide(
        ClientId client, ConsentState state, string? words = null, ConsentMedium? medium = null) =>
        App.Send(new RecordConsent
        {
            ClientId = client,
            Purpose = ConsentPurpose.Marketing,
            Medium = medium,
            State = state,
            Words = words,
            Channel = Channel.Admin,
        });
}
