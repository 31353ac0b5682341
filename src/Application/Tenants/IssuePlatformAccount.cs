using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Tenants;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Tenants;

/// <summary>Makes a platform-wide credential, which reaches every tenant.</summary>
public sealed record IssuePlatformAccount(string? Name, IReadOnlyList<string>? Scopes)
    : IRequest<IssuedServiceAccount>, IIdempotentRequest, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.TokenMade;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => (answer as IssuedServiceAccount)?.Account.Id;
}

internal sealed class IssuePlatformAccountValidator : AbstractValidator<IssuePlatformAccount>
{
    public IssuePlatformAccountValidator()
    {
        RuleFor(command => command.Name).AccountName();
        RuleFor(command => command.Scopes).AccountScopes();
    }
}

internal sealed class IssuePlatformAccountHandler(
    IServiceAccountRepository accounts, IUnitOfWork work, TimeProvider clock, IMapper mapper)
    : IRequestHandler<IssuePlatformAccount, IssuedServiceAccount>
{
    public async Task<IssuedServiceAccount> Handle(IssuePlatformAccount command, CancellationToken ct)
    {
        var token = Tokens.New();
        var account = ServiceAccount.Issue(
            ServiceAccountId.New(), tenant: null, command.Name!, [.. command.Scopes!], Tokens.Issued(token),
            clock.GetUtcNow());
        accounts.Add(account);
        await work.SaveChangesAsync(ct);
        return new(mapper.Map<ServiceAccountRow>(account), token);
    }
}
