using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Tests.Tenants;

internal sealed class ServiceAccountTests : AppTests
{
    [Test]
    public async Task Issue_AnAccount_ItsTokenFindsItWithItsTenant()
    {
        var issued = await App.Send(AnAccount());

        var credential = (await App.Send(new FindCredential(issued.Token)))!;
        Assert.That(
            (credential.Id.Value, credential.Name, credential.Scopes.Single(), credential.Tenant),
            Is.EqualTo((issued.Account.Id, "n8n", "webhooks:write", App.Profile)));
    }

    [Test]
    public async Task Issue_AnAccount_KeepsOnlyTheHashOfItsToken()
    {
        var issued = await App.Send(AnAccount());

        var row = await App.RawRows("ServiceAccounts");
        Assert.That(row.Single(), Does.Not.Contain(issued.Token).And.Contain(Tokens.Hash(issued.Token)));
    }

    [Test]
    public async Task Issue_Twice_GivesTwoTokens()
    {
        var (one, other) = (await App.Send(AnAccount()), await App.Send(AnAccount()));

        Assert.That(other.Token, Is.Not.EqualTo(one.Token));
    }

    [Test]
    public async Task Issue_WithoutNameOrScope_NamesBoth()
    {
        var faults = await FaultsOf(() => App.Send(new IssueServiceAccount(" ", [])));

        Assert.That(faults,
            Is.EquivalentTo(new[] { "Name: service_account.name_missing", "Scopes: service_account.no_scope" }));
    }

    [Test]
    public async Task Issue_WithoutScopesAtAll_IsRefused()
    {
        var faults = await FaultsOf(() => App.Send(new IssueServiceAccount("n8n", null)));

        Assert.That(faults, Is.EqualTo(["Scopes: service_account.no_scope"]));
    }

    [Test]
    public async Task Issue_AnUnknownScope_IsRefused()
    {
        var faults = await FaultsOf(() => App.Send(new IssueServiceAccount("n8n", ["everything"])));

        Assert.That(faults, Is.EqualTo(["Scopes: service_account.unknown_scope"]));
    }

    [TestCase("")]
    [TestCase("ctk_wrong")]
    public async Task FindCredential_OfAnotherToken_IsNull(string token)
    {
        await App.Send(AnAccount());

        var credential = await App.Send(new FindCredential(token));

        Assert.That(credential, Is.Null);
    }

    [Test]
    public async Task Revoke_AnAccount_ItsTokenFindsNothing()
    {
        var issued = await App.Send(AnAccount());

        await App.Send(new RevokeServiceAccount(new(issued.Account.Id)));

        Assert.That(await App.Send(new FindCredential(issued.Token)), Is.Null);
    }

    [Test]
    public async Task Revoke_Twice_IsHarmless()
    {
        var issued = await App.Send(AnAccount());
        await App.Send(new RevokeServiceAccount(new(issued.Account.Id)));
        var first = await App.Send(new ListServiceAccounts(null, 10));

        await App.Send(new RevokeServiceAccount(new(issued.Account.Id)));

        var second = await App.Send(new ListServiceAccounts(null, 10));
        Assert.That(second.Items.Single().RevokedAt, Is.EqualTo(first.Items.Single().RevokedAt));
    }

    [Test]
    public async Task Revoke_NoSuchAccount_IsNotFound()
    {
        var refusal = await ARefusal(() => App.Send(new RevokeServiceAccount(ServiceAccountId.New())));

        Assert.That(refusal.Code, Is.EqualTo("service_account.not_found"));
    }

    [Test]
    public async Task List_InPages_ShowsEveryAccountOnce()
    {
        for (var number = 0; number < 5; number++) await App.Send(AnAccount());

        var first = await App.Send(new ListServiceAccounts(null, 3));
        var second = await App.Send(new ListServiceAccounts(first.NextCursor, 3));

        Assert.That(first.Items.Concat(second.Items).Select(row => row.Id).Distinct().Count(), Is.EqualTo(5));
    }

    private static IssueServiceAccount AnAccount() => new("n8n", [Scope.WebhooksWrite]);
}
