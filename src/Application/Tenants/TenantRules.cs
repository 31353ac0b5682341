using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Tenants;
using FluentValidation;

namespace CustomerTracking.Application.Tenants;

internal static class TenantRules
{
    public static IRuleBuilderOptions<T, string?> Region<T>(this IRuleBuilder<T, string?> rule, IPhoneNumbers phones) =>
        rule.Must(region => region is { Length: Tenant.RegionLength } && phones.KnowsRegion(region))
            .WithError(TenantErrors.UnknownRegion);
}
