using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Tenants;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tenants;

/// <summary>
/// What an empty database starts with: a tenant, the tokens that were chosen for it, and in Development the demo's
/// records.
/// </summary>
public sealed record Bootstrap : IRequest<bool>, IRetryable
{
    /// <summary>Nothing is made without it, except a platform-wide account.</summary>
    public TenantId? TenantId { get; init; }

    public string? TenantName { get; init; }

    public string Region { get; init; } = "IE";

    public string TimeZone { get; init; } = "Europe/Dublin";

    public string Currency { get; init; } = "EUR";

    /// <summary>A token of the tenant's with all scopes.</summary>
    public string? ServiceToken { get; init; }

    /// <summary>A platform-wide token with all scopes.</summary>
    public string? PlatformToken { get; init; }

    /// <summary>
    /// Adds what every <see cref="ITenantSeed"/> has for the tenant: in Development the demo's records, under ids and
    /// secrets that everybody knows.
    /// </summary>
    public bool WithSeed { get; init; }
}

internal sealed class BootstrapValidator : AbstractValidator<Bootstrap>
{
    public BootstrapValidator(IPhoneNumbers phones)
    {
        RuleFor(command => command.ServiceToken).MinimumLength(Tokens.MinLength);
        RuleFor(command => command.PlatformToken).MinimumLength(Tokens.MinLength);
        RuleFor(command => command.Region).Must(phones.KnowsRegion).WithError(TenantErrors.UnknownRegion);
    }
}

internal sealed class BootstrapHandler(
    IReadDb db, ITenantRepository tenants, IServiceAccountRepository accounts, IEnumerable<ITenantSeed> seeds,
    CurrentCaller caller, IUnitOfWork work, TimeProvider clock)
    : IRequestHandler<Bootstrap, bool>
{
    /// <returns>Whether the database was empty.</returns>
    public async Task<bool> Handle(Bootstrap command, CancellationToken ct)
    {
        if (await db.Tenants.AnyAsync(ct) || await db.ServiceAccounts.AnyAsync(ct)) return false;

        var now = clock.GetUtcNow();
        if (command.PlatformToken is { } platformToken) Issue(null, "platform", platformToken, now);
        if (command.TenantId is { } id)
        {
            var settings = new TenantSettings(
                command.TenantName
                    ?? "My salon", command.Region, command.TimeZone, Domain.Common.Currency.Parse(command.Currency));
            var tenant = Tenant.Open(id, settings, now);
            tenants.Add(tenant);
            if (command.ServiceToken is { } token) Issue(id, "first account", token, now);
            caller.Enter(TenantProfile.From(tenant), "start-up");
            foreach (var seed in command.WithSeed ? seeds : []) seed.Add(tenant, now);
        }

        await work.SaveChangesAsync(ct);
        return true;
    }

    private void Issue(TenantId? tenant, string name, string token, DateTimeOffset now) =>
        accounts.Add(
            ServiceAccount.Issue(ServiceAccountId.New(), tenant, name, [.. Scope.All], Tokens.Issued(token), now));
}
