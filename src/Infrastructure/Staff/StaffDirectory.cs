using CustomerTracking.Application.Common;
using CustomerTracking.Application.Staff;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Staff;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Staff;

internal sealed class StaffDirectory(
    AppDb db, UserManager<StaffUser> users, SignInSessions sessions, SignInAttempts attempts, TwoFactor twoFactor)
    : IStaffDirectory
{
    public async Task<StaffAccess?> Access(Guid id, string? stamp, Guid session, CancellationToken ct)
    {
        if (await sessions.Find(session, id, stamp, ct) is not { MustChangePassword: false }) return null;

        var person = await db.Set<StaffUser>().AsNoTracking().Where(one => one.Id == id)
            .Select(one => new { one.Id, one.Name, one.Role, one.LastTenantId }).SingleOrDefaultAsync(ct);
        if (person is null) return null;

        var theirs = db.Set<StaffTenant>().Where(salon => salon.StaffId == id);
        var salons = await db.Set<Tenant>().AsNoTracking()
            .Where(tenant => person.Role == StaffRole.Owner || theirs.Any(salon => salon.TenantId == tenant.Id))
            .OrderBy(tenant => tenant.Name).ToListAsync(ct);
        return new(
            person.Id, person.Name, person.Role,
            [.. salons.Select(tenant => new AccessibleTenant(
                tenant.Name, new TenantProfile(tenant.Id, tenant.Name, tenant.Region, tenant.TimeZone, tenant.Currency)))],
            person.LastTenantId?.Value);
    }

    public async Task<bool> SignsIn(string email, string password) =>
        await users.FindByEmailAsync(email) is { } person && await users.CheckPasswordAsync(person, password);

    public Task Visit(Guid id, Guid tenantId, CancellationToken ct) => db.Set<StaffUser>()
        .Where(one => one.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastTenantId, new TenantId(tenantId)), ct);

    public async Task<IReadOnlyList<StaffRow>> List(CancellationToken ct)
    {
        var people = await db.Set<StaffUser>().AsNoTracking().Include(one => one.Tenants)
            .OrderBy(one => one.Name).ThenBy(one => one.Id).ToListAsync(ct);
        var locked = await attempts.Locked(ct);
        return people.ConvertAll(
            person => Row(person) with { LockedUntil = locked.TryGetValue(person.Id, out var until) ? until : null });
    }

    public async Task<StaffRow> Add(NewStaff person, string password, CancellationToken ct)
    {
        var member = new StaffUser
        {
            Id = SequentialGuid.New(),
            UserName = person.Email,
            Email = person.Email,
            Name = person.Name,
            Role = person.Role,
            MustChangePassword = person.MustChangePassword,
        };
        AssignTenants(member, person.Role, person.TenantIds);
        Require(await users.CreateAsync(member, password));
        return Row(member);
    }

    public async Task Change(
        Guid id, string name, StaffRole role, IReadOnlyList<Guid> tenantIds, CancellationToken ct)
    {
        var member = await Find(id, ct);
        if (role is not StaffRole.Owner) await KeepAnOwner(member, ct);
        (member.Name, member.Role) = (name, role);
        AssignTenants(member, role, tenantIds);
        Require(await users.UpdateSecurityStampAsync(member));
    }

    public async Task Reset(Guid id, string password, CancellationToken ct)
    {
        var member = await Find(id, ct);
        await twoFactor.TurnOff(member);
        member.MustChangePassword = true;
        Require(await users.ResetPasswordAsync(member, await users.GeneratePasswordResetTokenAsync(member), password));
        await sessions.EndAll(id, ct);
        await attempts.Clear(SignInAttempts.AccountKey(member.NormalizedEmail), ct);
    }

    public async Task Remove(Guid id, CancellationToken ct)
    {
        var member = await Find(id, ct);
        await KeepAnOwner(member, ct);
        Require(await users.DeleteAsync(member));
    }

    private async Task<StaffUser> Find(Guid id, CancellationToken ct) =>
        await db.Set<StaffUser>().Include(one => one.Tenants).SingleOrDefaultAsync(one => one.Id == id, ct)
        ?? throw new DomainException(StaffErrors.NotFound);

    // No user could give access to another any more.
    private async Task KeepAnOwner(StaffUser leaving, CancellationToken ct)
    {
        if (leaving.Role is StaffRole.Owner
            && !await db.Set<StaffUser>().AnyAsync(one => one.Role == StaffRole.Owner && one.Id != leaving.Id, ct))
            throw new DomainException(StaffErrors.LastOwner);
    }

    private static void AssignTenants(StaffUser member, StaffRole role, IReadOnlyList<Guid> tenantIds)
    {
        var wanted = role is StaffRole.Owner ? [] : tenantIds.Select(id => new TenantId(id)).ToHashSet();
        member.Tenants.RemoveAll(salon => !wanted.Contains(salon.TenantId));
        member.Tenants.AddRange(wanted.Except(member.Tenants.Select(salon => salon.TenantId))
            .Select(id => new StaffTenant { StaffId = member.Id, TenantId = id }));
    }

    private static StaffRow Row(StaffUser member) => new()
    {
        Id = member.Id,
        Email = member.Email!,
        Name = member.Name,
        Role = member.Role,
        TenantIds = [.. member.Tenants.Select(salon => salon.TenantId.Value)],
        HasAuthenticator = member.TwoFactorEnabled,
    };

    private static void Require(IdentityResult result)
    {
        if (result.Succeeded) return;

        var codes = result.Errors.Select(error => error.Code).ToHashSet();
        throw new DomainException(
            codes.Overlaps(["DuplicateUserName", "DuplicateEmail"]) ? StaffErrors.EmailTaken
            : StaffErrors.Password(string.Join(' ', result.Errors.Select(error => error.Description))));
    }
}
