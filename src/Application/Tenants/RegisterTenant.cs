using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Tenants;

/// <summary>A salon business joins the platform.</summary>
public sealed record RegisterTenant : IRequest<TenantRow>, IIdempotentRequest, IOwnersOnly
{
    public string? Name { get; init; }

    public string? Region { get; init; }

    public string? TimeZone { get; init; }

    public string? Currency { get; init; }
}

internal sealed class RegisterTenantValidator : AbstractValidator<RegisterTenant>
{
    public RegisterTenantValidator(IPhoneNumbers phones)
    {
        RuleFor(command => command.Name).Needed(TenantErrors.NameMissing).MaximumLength(Tenant.MaxNameLength);
        RuleFor(command => command.Region).Region(phones);
        RuleFor(command => command.TimeZone).Needed(TenantErrors.UnknownTimeZone);
        RuleFor(command => command.Currency).Needed(Domain.Common.Currency.Unknown);
    }
}

internal sealed class RegisterTenantHandler(
    ITenantRepository tenants, IUnitOfWork work, TimeProvider clock, IMapper mapper)
    : IRequestHandler<RegisterTenant, TenantRow>
{
    public async Task<TenantRow> Handle(RegisterTenant command, CancellationToken ct)
    {
        var settings = new TenantSettings(
            command.Name!, command.Region!, command.TimeZone!, Currency.Parse(command.Currency!));
        var tenant = Tenant.Open(TenantId.New(), settings, clock.GetUtcNow());
        tenants.Add(tenant);
        await work.SaveChangesAsync(ct);
        return mapper.Map<TenantRow>(tenant);
    }
}
