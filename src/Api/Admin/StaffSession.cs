using System.Security.Claims;
using CustomerTracking.Api.Admin.Account;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Staff;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Admin;

/// <summary>
/// Runs each request of the pages as the signed-in user, in their tenant and role, in a scope of its own. User, tenant
/// and role are looked up each time, so that a user who was removed is out at once.
/// </summary>
internal sealed class StaffSession(
    AuthenticationStateProvider authentication, IServiceScopeFactory scopes, IOptions<IdentityOptions> identity)
{
    private StaffAccess? _access;
    private Guid? _salon;

    /// <summary>The signed-in user. Set by <see cref="Open"/>.</summary>
    public StaffAccess Me => _access ?? throw new InvalidOperationException("No user is signed in yet.");

    /// <summary>The tenant whose records the pages show; null for a user without one.</summary>
    public AccessibleTenant? Tenant =>
        Me.Tenants.FirstOrDefault(salon => salon.Id == (_salon ?? Me.LastTenant)) ?? Me.Tenants.FirstOrDefault();

    public TimeZoneInfo Zone => Tenant!.Profile.Zone;

    public bool MayChange => Me.Role >= StaffRole.Manager;

    public bool IsOwner => Me.Role is StaffRole.Owner;

    /// <exception cref="SignedOutException">They may not be here any more.</exception>
    public async Task Open(CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        await LookUp(scope.ServiceProvider, ct);
        _salon = Tenant?.Id;   // a salon that opens meanwhile must not draw them over, whatever its name
    }

    /// <summary>As <see cref="Open"/>, at this salon, whichever another window has gone to since.</summary>
    /// <exception cref="DomainException"><c>staff.not_your_salon</c></exception>
    /// <exception cref="SignedOutException">They may not be here any more.</exception>
    public async Task OpenAt(Guid salon, CancellationToken ct = default)
    {
        await Open(ct);
        if (Me.Tenants.All(one => one.Id != salon)) throw new DomainException(StaffErrors.NotYourTenant);

        _salon = salon;
    }

    /// <summary>Goes to another salon, which is remembered.</summary>
    public async Task GoTo(Guid salon, CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        await LookUp(scope.ServiceProvider, ct);
        if (Me.Tenants.All(one => one.Id != salon)) throw new DomainException(StaffErrors.NotYourTenant);

        _salon = salon;
        await scope.ServiceProvider.GetRequiredService<IStaffDirectory>().Visit(Me.Id, salon, ct);
    }

    /// <exception cref="DomainException">A refusal of the request's, or of the role's.</exception>
    /// <exception cref="SignedOutException">They may not be here any more.</exception>
    public Task<TResult> Send<TResult>(IRequest<TResult> request, CancellationToken ct = default)
    {
        return RunAsync(
            request is IOwnersOnly ? StaffRole.Owner : request is IRead ? StaffRole.Viewer : StaffRole.Manager,
            services => services.GetRequiredService<IMediator>().Send(request, ct), ct);
    }

    /// <summary>For what is no single request: a replay.</summary>
    /// <param name="least">The role that it takes.</param>
    /// <param name="use">Gets services that work for the salon.</param>
    public async Task<TResult> RunAsync<TResult>(
        StaffRole least, Func<IServiceProvider, Task<TResult>> use, CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        await LookUp(scope.ServiceProvider, ct);
        if (Me.Role < least)
            throw new DomainException(least is StaffRole.Owner ? StaffErrors.OwnersOnly : StaffErrors.ReadOnlyRole);

        if (Tenant is { } salon)
            scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(salon.Profile, Me.Name);
        return await use(scope.ServiceProvider);
    }

    private async Task LookUp(IServiceProvider services, CancellationToken ct)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        var stamp = user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        _access = Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && Guid.TryParse(user.FindFirstValue(SessionCookie.SessionClaim), out var session)
            ? await services.GetRequiredService<IStaffDirectory>().Access(id, stamp, session, ct)
            : null;
        if (_access is null) throw new SignedOutException();

        services.GetRequiredService<CurrentCaller>().ActAs(
            _access.Id, user.FindFirstValue(SessionCookie.AddressClaim));
    }
}

/// <summary>The user may not be here any more: removed, or the password was changed elsewhere.</summary>
internal sealed class SignedOutException() : Exception("You are not signed in any more.");
