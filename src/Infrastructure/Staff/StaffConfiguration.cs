using CustomerTracking.Application.Staff;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CustomerTracking.Infrastructure.Staff;

internal sealed class StaffConfiguration : IEntityTypeConfiguration<StaffUser>
{
    // What Identity writes there is shorter: a hash, a stamp, a GUID.
    private const int SecretLength = 256;

    public void Configure(EntityTypeBuilder<StaffUser> member)
    {
        member.ToTable("Staff");
        member.Property(one => one.Id).ValueGeneratedNever();
        member.Property(one => one.Name).HasMaxLength(StaffRules.MaxNameLength);
        member.Property(one => one.Email).HasMaxLength(EmailAddress.MaxLength);
        member.Property(one => one.NormalizedEmail).HasMaxLength(EmailAddress.MaxLength);
        member.Property(one => one.UserName).HasMaxLength(EmailAddress.MaxLength);
        member.Property(one => one.NormalizedUserName).HasMaxLength(EmailAddress.MaxLength);
        member.Property(one => one.PasswordHash).HasMaxLength(SecretLength);
        member.Property(one => one.SecurityStamp).HasMaxLength(SecretLength);
        member.Property(one => one.ConcurrencyStamp).HasMaxLength(SecretLength).IsConcurrencyToken();

        // Never written with the rest of the row, which may have been read before another process accepted a code.
        member.Property(one => one.LastCodeStep).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        member.Ignore(one => one.PhoneNumber);
        member.Ignore(one => one.PhoneNumberConfirmed);
        member.HasIndex(one => one.NormalizedUserName).IsUnique();
        member.HasIndex(one => one.NormalizedEmail).IsUnique();
        member.HasOne<Tenant>().WithMany().HasForeignKey(one => one.LastTenantId).OnDelete(DeleteBehavior.Restrict);
        member.HasMany(one => one.Tenants).WithOne().HasForeignKey(salon => salon.StaffId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StaffTenantConfiguration : IEntityTypeConfiguration<StaffTenant>
{
    public void Configure(EntityTypeBuilder<StaffTenant> salon)
    {
        salon.ToTable("StaffTenants");
        salon.HasKey(one => new { one.StaffId, one.TenantId });
        salon.HasIndex(one => one.TenantId);
        salon.HasOne<Tenant>().WithMany().HasForeignKey(one => one.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignInSessionConfiguration : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> session)
    {
        session.ToTable("StaffSessions");
        session.Property(one => one.Id).ValueGeneratedNever();
        session.HasIndex(one => one.StaffId);
        session.HasIndex(one => one.SeenAt);
        session.HasOne<StaffUser>().WithMany().HasForeignKey(one => one.StaffId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SignInAttemptConfiguration : IEntityTypeConfiguration<SignInAttempt>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<SignInAttempt> attempt)
    {
        attempt.ToTable("StaffAttempts");
        attempt.HasKey(one => one.Key);
        attempt.Property(one => one.Key).HasMaxLength(HashLength).IsUnicode(false);
        attempt.HasIndex(one => one.Until);
    }
}

internal sealed class SecurityEntryConfiguration : IEntityTypeConfiguration<SecurityEntry>
{
    private const int AddressLength = 64;

    public void Configure(EntityTypeBuilder<SecurityEntry> entry)
    {
        entry.ToTable("SecurityLog");
        entry.Property(one => one.Id).ValueGeneratedNever();
        entry.Property(one => one.Address).HasMaxLength(AddressLength).IsUnicode(false);
        entry.HasIndex(one => one.At);
        entry.HasIndex(one => new { one.TenantId, one.At });
        entry.HasIndex(one => new { one.Subject, one.At });
    }
}

/// <summary>The authenticator's key and the recovery codes.</summary>
internal sealed class StaffTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    private const int NameLength = 128;

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token)
    {
        token.ToTable("StaffTokens");
        token.HasKey(one => new { one.UserId, one.LoginProvider, one.Name });
        token.Property(one => one.LoginProvider).HasMaxLength(NameLength);
        token.Property(one => one.Name).HasMaxLength(NameLength);
        token.HasOne<StaffUser>().WithMany().HasForeignKey(one => one.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Identity asks for claims at every sign-in; there are none.</summary>
internal sealed class StaffClaimConfiguration : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> claim)
    {
        claim.ToTable("StaffClaims");
        claim.HasIndex(one => one.UserId);
        claim.HasOne<StaffUser>().WithMany().HasForeignKey(one => one.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
