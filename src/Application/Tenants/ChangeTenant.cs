using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Tenants;

/// <summary>Changes what is given of a tenant. Bookings already recorded stay as they were understood.</summary>
public sealed record ChangeTenant : IRequest<TenantRow>
{
    public required TenantId Id { get; init; }

    /// <summary>The version that the caller read; null takes whichever there is.</summary>
    public ExpectedVersion? ExpectedVersion { get; init; }

    public Change<string> Name { get; init; }

    public Change<string> Region { get; init; }

    public Change<string> TimeZone { get; init; }

    public Change<string> Currency { get; init; }

    /// <summary>Days.</summary>
    public Change<int> DeliveryRetentionDays { get; init; }
}

internal sealed class ChangeTenantValidator : AbstractValidator<ChangeTenant>
{
    public ChangeTenantValidator(IPhoneNumbers phones)
    {
        RuleFor(command => command.Name.Value).MaximumLength(Tenant.MaxNameLength).OverridePropertyName("name");
        RuleFor(command => command.Region.Value).Region(phones).When(command => command.Region.IsGiven)
            .OverridePropertyName("region");
    }
}

internal sealed class ChangeTenantHandler(
    ITenantRepository tenants, IUnitOfWork work, RecentCallers recent, TimeProvider clock, IMapper mapper)
    : IRequestHandler<ChangeTenant, TenantRow>
{
    public async Task<TenantRow> Handle(ChangeTenant command, CancellationToken ct)
    {
        var tenant = await tenants.Find(command.Id, ct) ?? throw new DomainException(TenantErrors.NotFound);
        if (command.ExpectedVersion is { } expected && !expected.Includes(tenant.Version))
            throw new DomainException(CommonErrors.Stale);

        var settings = new TenantSettings(
            command.Name.Or(tenant.Name) ?? "", command.Region.Or(tenant.Region)!, command.TimeZone.Or(tenant.TimeZone)
                ?? "",
            command.Currency.IsGiven ? Currency.Parse(command.Currency.Value ?? "") : tenant.Currency)
        {
            DeliveryRetentionDays = command.DeliveryRetentionDays.Or(tenant.DeliveryRetentionDays),
        };
        tenant.Change(settings, clock.GetUtcNow());
        await work.SaveChangesAsync(ct);
        recent.Invalidate();
        return mapper.Map<TenantRow>(tenant);
    }
}
