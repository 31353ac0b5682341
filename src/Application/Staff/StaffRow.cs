using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Staff;

namespace CustomerTracking.Application.Staff;

/// <summary>A person of the staff as they are listed.</summary>
public sealed record StaffRow
{
    public required Guid Id { get; init; }

    /// <summary>What they sign in with.</summary>
    public required string Email { get; init; }

    public required string Name { get; init; }

    public required StaffRole Role { get; init; }

    /// <summary>The salons that they work for; owners work for all.</summary>
    public required IReadOnlyList<Guid> TenantIds { get; init; }

    /// <summary>Too many wrong passwords; null when they may try.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>They also need a code of their authenticator.</summary>
    public required bool HasAuthenticator { get; init; }
}

/// <summary>The signed-in user, their role and tenants, as of this moment.</summary>
/// <param name="Id">Theirs.</param>
/// <param name="Name">As the history names them.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Tenants">Where they may be, by name.</param>
/// <param name="LastTenant">Where they were last.</param>
public sealed record StaffAccess(
    Guid Id, string Name, StaffRole Role, IReadOnlyList<AccessibleTenant> Tenants, Guid? LastTenant);

/// <param name="Name">What people call it.</param>
/// <param name="Profile">What of it is needed to work for it.</param>
public sealed record AccessibleTenant(string Name, TenantProfile Profile)
{
    public Guid Id => Profile.Id.Value;
}

/// <summary>A staff user to be added.</summary>
/// <param name="Email">What they sign in with.</param>
/// <param name="Name">As the history names them.</param>
/// <param name="Role">What they may do.</param>
/// <param name="TenantIds">The salons that they work for; owners work for all.</param>
/// <param name="MustChangePassword">Another person knows the password: it must be changed at the first sign-in.</param>
public sealed record NewStaff(
    string Email, string Name, StaffRole Role, IReadOnlyList<Guid> TenantIds, bool MustChangePassword = true);
