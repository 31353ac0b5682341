using CustomerTracking.Application.Common;
using CustomerTracking.Application.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// Whether a token or a password that everybody knows still opens this database: a demo file that went into service.
/// </summary>
public sealed record FindDemoValues : IRequest<bool>;

internal sealed class FindDemoValuesHandler(IReadDb db, IStaffDirectory staff) : IRequestHandler<FindDemoValues, bool>
{
    public async Task<bool> Handle(FindDemoValues query, CancellationToken ct)
    {
        var (service, platform) = (Tokens.Hash(Demo.ServiceToken), Tokens.Hash(Demo.PlatformToken));
        return await db.ServiceAccounts.AnyAsync(
                account =>
                    account.RevokedAt == null && (account.TokenHash == service || account.TokenHash == platform), ct)
            || await staff.SignsIn(Demo.AdminEmail, Demo.AdminPassword);
    }
}
