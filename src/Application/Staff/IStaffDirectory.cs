using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Staff;

namespace CustomerTracking.Application.Staff;

/// <summary>The people who sign in. Each call is saved by itself.</summary>
public interface IStaffDirectory
{
    /// <param name="stamp">What they signed in under; it changes with their password and their role.</param>
    /// <param name="session">What they signed in with; it ends when they sign out.</param>
    /// <returns>Null for a user who has no access any more.</returns>
    Task<StaffAccess?> Access(Guid id, string? stamp, Guid session, CancellationToken ct);

    /// <summary>Whether the user has this password.</summary>
    Task<bool> SignsIn(string email, string password);

    /// <summary>Remembers the tenant that a user visited last.</summary>
    Task Visit(Guid id, Guid tenantId, CancellationToken ct);

    Task<IReadOnlyList<StaffRow>> List(CancellationToken ct);

    /// <exception cref="DomainException"><c>staff.email_taken</c>, <c>staff.password</c></exception>
    Task<StaffRow> Add(NewStaff person, string password, CancellationToken ct);

    /// <exception cref="DomainException"><c>staff.not_found</c>, <c>staff.last_owner</c></exception>
    Task Change(
        Guid id, string name, StaffRole role, IReadOnlyList<Guid> tenantIds, CancellationToken ct);

    /// <summary>
    /// Gives them a new password, which they must change, forgets their authenticator's key and their recovery codes,
    /// ends their sessions, and lets them try again.
    /// </summary>
    /// <exception cref="DomainException"><c>staff.not_found</c></exception>
    Task Reset(Guid id, string password, CancellationToken ct);

    /// <exception cref="DomainException"><c>staff.not_found</c>, <c>staff.last_owner</c></exception>
    Task Remove(Guid id, CancellationToken ct);
}
