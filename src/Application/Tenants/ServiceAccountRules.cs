using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using FluentValidation;

namespace CustomerTracking.Application.Tenants;

/// <summary>What every new service account must have, a tenant's or a platform-wide one.</summary>
internal static class ServiceAccountRules
{
    private static readonly DomainError NameMissing = new(
        "service_account.name_missing", "A service account needs a name that tells whose it is.", ErrorKind.Invalid);

    public static void AccountName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Needed(NameMissing).MaximumLength(ServiceAccount.MaxNameLength);

    public static void AccountScopes<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .NotEmpty().WithError(TenantErrors.NoScope)
        .Must(scopes => scopes is null || scopes.All(Scope.All.Contains))
        .WithErrorCode("service_account.unknown_scope")
        .WithMessage($"Each scope must be one of: {string.Join(", ", Scope.All)}.");
}
