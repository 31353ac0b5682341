using System.Data.Common;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Saving;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class CallerRecords(CallerQuestions questions, GroupCommit group) : ICallerRecords
{
    public async Task<(ServiceAccount Account, Tenant? Tenant)?> FindByToken(string tokenHash, CancellationToken ct)
    {
        (ServiceAccount, Tenant?)? found = null;
        await group.Ask(new([(questions.ByToken(tokenHash), row => found = questions.Account(row))], ct));
        return found;
    }

    public async Task<Tenant?> FindTenant(TenantId id, CancellationToken ct)
    {
        Tenant? found = null;
        await group.Ask(new([(questions.ById(id), row => found = questions.Tenant(row))], ct));
        return found;
    }
}

internal sealed class CallerQuestions : Questions
{
    private readonly Statement _byToken;
    private readonly Statement _byId;
    private readonly Materialiser<ServiceAccount> _accounts;
    private readonly Materialiser<Tenant> _tenants;

    public CallerQuestions(AppDb db)
        : base(db)
    {
        (_accounts, _tenants) = (new(db), new(db));
        var (account, tenant) = (new Names<ServiceAccount>(db), new Names<Tenant>(db));
        _byToken = Ask(
            $"""
            SELECT {All("a", _accounts.Columns)}, {All("t", _tenants.Columns)}
            FROM {account} AS a LEFT JOIN {tenant} AS t ON t."Id" = a."TenantId"
            """,
            account.Where("a", nameof(ServiceAccount.TokenHash)));
        _byId = Ask($"SELECT {All("t", _tenants.Columns)} FROM {tenant} AS t", tenant.Where("t", nameof(Domain.Tenants.Tenant.Id)));
    }

    public Row ByToken(string hash) => Of(_byToken, hash);

    public Row ById(TenantId id) => Of(_byId, id);

    public (ServiceAccount, Tenant?)? Account(DbDataReader row)
    {
        var account = _accounts.Read(row, 0);
        return account.IsActive ? (account, account.TenantId is null ? null : _tenants.Read(row, _accounts.Columns.Count)) : null;
    }

    public Tenant Tenant(DbDataReader row) => _tenants.Read(row, 0);
}
