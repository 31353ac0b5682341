using CustomerTracking.Domain.Staff;
using CustomerTracking.Domain.Tenants;
using Microsoft.AspNetCore.Identity;

namespace CustomerTracking.Infrastructure.Staff;

/// <summary>A person who signs in to the pages; their password and authenticator are ASP.NET Core Identity's.</summary>
public sealed class StaffUser : IdentityUser<Guid>
{
    public string Name { get; set; } = "";

    public StaffRole Role { get; set; }

    /// <summary>Where they were last.</summary>
    public TenantId? LastTenantId { get; set; }

    /// <summary>The password was handed over by another person: nothing else opens before it was changed.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>
    /// The 30 seconds of the last authenticator code that was accepted; written by <see cref="TwoFactor"/> only.
    /// </summary>
    public long? LastCodeStep { get; private set; }

    public List<StaffTenant> Tenants { get; } = [];
}

/// <summary>A tenant that a user works for.</summary>
public sealed class StaffTenant
{
    public Guid StaffId { get; init; }

    public TenantId TenantId { get; init; }
}
