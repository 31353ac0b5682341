using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Tests.Tenants;

internal sealed class ServiceAccountTests
{
    [Test]
    public void Issue_WithScopes_KeepsThemOnceAndInOrder()
    {
        var account = AnAccount("admin", "clients:read", "admin");

        Assert.That(account.Scopes, Is.EqualTo(["clients:read", "admin"]));
    }

    [Test]
    public void Issue_WithAToken_KeepsItsHashAndHintOnly()
    {
        var account = AnAccount(Scope.Admin);

        Assert.That((account.TokenHash, account.TokenHint), Is.EqualTo(("hash", "ctk_abcd")));
    }

    [Test]
    public void Issue_WithoutAScope_IsRefused()
    {
        var refusal = ARefusal(() => AnAccount());

        Assert.That(refusal.Code, Is.EqualTo("service_account.no_scope"));
    }

    [Test]
    public void Revoke_AnAccount_EndsIt()
    {
        var account = AnAccount(Scope.Admin);

        account.Revoke(Later);

        Assert.That((account.IsActive, account.RevokedAt), Is.EqualTo((false, (DateTimeOffset?)Later)));
    }

    [Test]
    public void Revoke_Twice_KeepsTheFirstTime()
    {
        var account = AnAccount(Scope.Admin);
        account.Revoke(Now);

        account.Revoke(Later);

        Assert.That(account.RevokedAt, Is.EqualTo(Now));
    }

    private static ServiceAccount AnAccount(params string[] scopes) =>
        ServiceAccount.Issue(ServiceAccountId.New(), Salon, "n8n", scopes, new("hash", "ctk_abcd"), Now);
}
