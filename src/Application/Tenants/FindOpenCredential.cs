using CustomerTracking.Application.Common;
using CustomerTracking.Application.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// Whether any of these opens this database: tokens and a password that everybody knows, as of a demo file that went
/// into service.
/// </summary>
public sealed record FindOpenCredential(IReadOnlyList<string> Tokens, string Email, string Password) : IRequest<bool>;

internal sealed class FindOpenCredentialHandler(IReadDb db, IStaffDirectory staff)
    : IRequestHandler<FindOpenCredential, bool>
{
    public async Task<bool> Handle(FindOpenCredential query, CancellationToken ct)
    {
        var hashes = query.Tokens.Select(Tokens.Hash).ToArray();
        return await db.ServiceAccounts.AnyAsync(
                account => account.RevokedAt == null && hashes.Contains(account.TokenHash), ct)
            || await staff.SignsIn(query.Email, query.Password);
    }
}
