using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using MediatR;

namespace CustomerTracking.Api.Security;

/// <summary>
/// The tenant comes from the credential. A tenant named in the path, the body or a header may only confirm it, except
/// for a platform-wide token, which must name one.
/// </summary>
internal sealed class TenantAccess(IMediator mediator, CurrentCaller caller)
{
    public const string Header = "X-Tenant-Id";
    public const string RouteValue = "tenantId";

    /// <param name="bodyTenants">The body's tenant ids as they stand there, if it names any.</param>
    /// <exception cref="DomainException"><c>tenant.forbidden</c>, <c>tenant.not_named</c>,
    /// <c>tenant.not_found</c></exception>
    public async Task Enter(HttpContext http, params string?[] bodyTenants)
    {
        var credential = http.Features.Get<Credential>()
            ?? throw new InvalidOperationException("The route asks for no token.");
        var named = Named(http, bodyTenants).Distinct().ToList();
        if (named.Count > 1) throw new DomainException(TenantErrors.NotYours);

        caller.Enter(await Reached(credential, named, http.RequestAborted), credential.Name);
    }

    /// <summary>The credential's own, whatever the request says; a platform-wide one has none.</summary>
    public void EnterOwn(HttpContext http)
    {
        var credential = http.Features.Get<Credential>()!;
        caller.Enter(credential.Tenant!, credential.Name);
    }

    private async Task<TenantProfile> Reached(
        Credential credential, IReadOnlyList<TenantId> named, CancellationToken ct)
    {
        if (credential.Tenant is { } own)
            return named.All(tenant => tenant == own.Id) ? own : throw new DomainException(TenantErrors.NotYours);

        if (named.Count == 0) throw new DomainException(TenantErrors.NotNamed);

        return await mediator.Send(new FindTenantProfile(named[0]), ct)
            ?? throw new DomainException(TenantErrors.NotFound);
    }

    private static IEnumerable<TenantId> Named(HttpContext http, string?[] bodyTenants)
    {
        if (http.Request.RouteValues[RouteValue] is string path) yield return Read(path);
        if (http.Request.Headers[Header].ToString() is { Length: > 0 } header) yield return Read(header);
        foreach (var body in bodyTenants)
        {
            if (!string.IsNullOrWhiteSpace(body)) yield return Read(body);
        }
    }

    // What is no GUID names no tenant.
    private static TenantId Read(string text) =>
        Guid.TryParse(text, out var id) ? new(id) : throw new DomainException(TenantErrors.NotYours);
}
