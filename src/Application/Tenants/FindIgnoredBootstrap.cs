using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// Which of the configured first records do not exist: the database was not empty when they were configured, or they
/// are incomplete. Null is not configured.
/// </summary>
/// <returns>Their names.</returns>
public sealed record FindIgnoredBootstrap : IRequest<IReadOnlyList<string>>
{
    public TenantId? TenantId { get; init; }

    public string? ServiceToken { get; init; }

    public string? PlatformToken { get; init; }

    public string? AdminEmail { get; init; }
}

internal sealed class FindIgnoredBootstrapHandler(IReadDb db, Staff.IStaffDirectory staff)
    : IRequestHandler<FindIgnoredBootstrap, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(FindIgnoredBootstrap query, CancellationToken ct)
    {
        var ignored = new List<string>();
        if (query.TenantId is { } id && !await db.Tenants.AnyAsync(tenant => tenant.Id == id, ct))
            ignored.Add(nameof(query.TenantId));
        if (query.ServiceToken is { } service && !await Opens(service, isPlatformWide: false, ct))
            ignored.Add(nameof(query.ServiceToken));
        if (query.PlatformToken is { } platform && !await Opens(platform, isPlatformWide: true, ct))
            ignored.Add(nameof(query.PlatformToken));
        if (query.AdminEmail is { } email
            && (await staff.List(ct)).All(one => !one.Email.Equals(email.Trim(), StringComparison.OrdinalIgnoreCase)))
            ignored.Add(nameof(query.AdminEmail));
        return ignored;
    }

    private Task<bool> Opens(string token, bool isPlatformWide, CancellationToken ct)
    {
        var hash = Tokens.Hash(token);
        return db.ServiceAccounts.AnyAsync(
            account => account.TokenHash == hash && account.RevokedAt == null
                && account.TenantId == null == isPlatformWide,
            ct);
    }
}
