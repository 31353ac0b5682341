using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Tenants;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Tenants;

/// <summary>Makes a credential for a program of the current tenant.</summary>
public sealed record IssueServiceAccount(
    string? Name, IReadOnlyList<string>? Scopes)
    : IRequest<IssuedServiceAccount>, IIdempotentRequest, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.TokenMade;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => (answer as IssuedServiceAccount)?.Account.Id;
}

/// <param name="Account">As it will be listed.</param>
/// <param name="Token">Shown this once.</param>
public sealed record IssuedServiceAccount(ServiceAccountRow Account, string Token);

internal sealed class IssueServiceAccountValidator : AbstractValidator<IssueServiceAccount>
{
    public IssueServiceAccountValidator()
    {
        RuleFor(command => command.Name).AccountName();
        RuleFor(command => command.Scopes).AccountScopes();
    }
}

internal sealed class IssueServiceAccountHandler(
    IServiceAccountRepository accounts, IUnitOfWork work, CurrentCaller caller, TenantLimits limits,
    TimeProvider clock, IMapper mapper)
    : IRequestHandler<IssueServiceAccount, IssuedServiceAccount>
{
    public async Task<IssuedServiceAccount> Handle(IssueServiceAccount command, CancellationToken ct)
    {
        await limits.CheckTokens(ct);
        var token = Tokens.New();
        var account = ServiceAccount.Issue(
            ServiceAccountId.New(), caller.Tenant.Id, command.Name!, [.. command.Scopes!], Tokens.Issued(token),
            clock.GetUtcNow());
        accounts.Add(account);
        await work.SaveChangesAsync(ct);
        return new(mapper.Map<ServiceAccountRow>(account), token);
    }
}
