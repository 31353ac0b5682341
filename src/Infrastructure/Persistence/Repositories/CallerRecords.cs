using System.Data.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Saving;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class CallerRecords(CallerQueries queries, GroupCommit group) : ICallerRecords
{
    public async Task<(ServiceAccount Account, Tenant? Tenant)?> FindByToken(string tokenHash, CancellationToken ct)
    {
        (ServiceAccount, Tenant?)? found = null;
        await group.Ask(new([(queries.ByToken(tokenHash), row => found = queries.Account(row))], ct));
        return found;
    }

    public async Task<Tenant?> FindTenant(TenantId id, CancellationToken ct)
    {
        Tenant? found = null;
        await group.Ask(new([(queries.ById(id), row => found = queries.Tenant(row))], ct));
        return found;
    }

    public async Task<(ChannelConnection Connection, Tenant Tenant)?> FindConnection(
        Channel channel, ChannelConnectionId id, CancellationToken ct) =>
        await Connections(queries.Connection(channel, id), ct) is [var found] ? found : null;

    public Task<IReadOnlyList<(ChannelConnection Connection, Tenant Tenant)>> FindWhatsappConnections(
        string phoneNumberId, CancellationToken ct) => Connections(queries.WhatsappConnections(phoneNumberId), ct);

    private async Task<IReadOnlyList<(ChannelConnection Connection, Tenant Tenant)>> Connections(
        Row question, CancellationToken ct)
    {
        var found = new Dictionary<ChannelConnectionId, (ChannelConnection, Tenant)>();
        await group.Ask(new([(question, row => Add(queries.ConnectionOf(row)))], ct));
        return [.. found.Values];

        void Add((ChannelConnection Connection, Tenant Tenant) one) => found[one.Connection.Id] = one;
    }
}

internal sealed class CallerQueries : LookupQueries
{
    private readonly Statement _byToken;
    private readonly Statement _byId;
    private readonly Statement _connection;
    private readonly Statement _whatsappConnections;
    private readonly Materialiser<ServiceAccount> _accounts;
    private readonly Materialiser<ChannelConnection> _connections;
    private readonly Materialiser<Tenant> _tenants;

    public CallerQueries(AppDb db)
    {
        (_accounts, _connections, _tenants) = (new(db), new(db), new(db));
        var (account, tenant, connection) = (
            new Names<ServiceAccount>(db), new Names<Tenant>(db), new Names<ChannelConnection>(db));
        _byToken = Ask(
            $"{All("a", _accounts.Columns)}, {All("t", _tenants.Columns)}",
            $"{account} AS a LEFT JOIN {tenant} AS t ON t.\"Id\" = a.\"TenantId\"",
            account.Where("a", nameof(ServiceAccount.TokenHash)));
        _byId = Ask(All("t", _tenants.Columns), $"{tenant} AS t", tenant.Where("t", nameof(Domain.Tenants.Tenant.Id)));

        var columns = $"{All("c", _connections.Columns)}, {All("t", _tenants.Columns)}";
        var withTenant = $"{connection} AS c JOIN {tenant} AS t ON t.\"Id\" = c.\"TenantId\"";
        const string IsOn = nameof(ChannelConnection.Enabled);
        _connection = Ask(
            columns, withTenant,
            connection.Where("c", nameof(ChannelConnection.Id), nameof(ChannelConnection.Channel), IsOn));
        _whatsappConnections = Ask(
            columns, withTenant,
            connection.Where("c", nameof(ChannelConnection.PhoneNumberId), nameof(ChannelConnection.Channel), IsOn));
    }

    public Row ByToken(string hash) => Of(_byToken, hash);

    public Row ById(TenantId id) => Of(_byId, id);

    public Row Connection(Channel channel, ChannelConnectionId id) => Of(_connection, id, channel, true);

    public Row WhatsappConnections(string phoneNumberId) =>
        Of(_whatsappConnections, phoneNumberId, Channel.Whatsapp, true);

    public (ServiceAccount, Tenant?)? Account(DbDataReader row)
    {
        var account = _accounts.Read(row, 0);
        return account.IsActive
            ? (account, account.TenantId is null ? null : _tenants.Read(row, _accounts.Columns.Count)) : null;
    }

    public (ChannelConnection, Tenant) ConnectionOf(DbDataReader row) =>
        (_connections.Read(row, 0), _tenants.Read(row, _connections.Columns.Count));

    public Tenant Tenant(DbDataReader row) => _tenants.Read(row, 0);
}
