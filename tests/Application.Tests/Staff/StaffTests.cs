using CustomerTracking.Application.Staff;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Staff;
using CustomerTracking.Infrastructure.Staff;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Staff;

internal sealed class StaffTests : AppTests
{
    private const string Email = "aoife@willow.example";

    [Test]
    public async Task Add_AManager_MayBeAtTheirSalonOnly()
    {
        await App.AddTenant(TestApp.AProfile("IE"));
        var added = await App.Send(AManager());

        var access = await Access(added.Person.Id);

        Assert.That((access!.Name, access.Role), Is.EqualTo(("Aoife Byrne", StaffRole.Manager)));
        Assert.That(access.Tenants.Select(salon => salon.Id), Is.EqualTo([App.Profile.Id.Value]));
    }

    [Test]
    public async Task Add_AnOwner_MayBeEverywhere()
    {
        await App.AddTenant(TestApp.AProfile("IE"));

        var added = await App.Send(new AddStaff(Email, "Aoife Byrne", StaffRole.Owner, []));

        Assert.That((await Access(added.Person.Id))!.Tenants, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Add_Somebody_ShowsThePasswordOnceAndKeepsItsHashOnly()
    {
        var added = await App.Send(AManager());

        var rows = string.Concat(await App.RawRows("Staff"));

        Assert.That(added.Password, Does.Match("^[A-Za-z2-9]{5}(-[A-Za-z2-9]{5}){3}$"));
        Assert.That(rows, Does.Not.Contain(added.Password).And.Contain("Aoife Byrne"));
    }

    [Test]
    public async Task Add_TheSameAddressInOtherLetters_IsRefused()
    {
        await App.Send(AManager());

        Assert.That(
            () => App.Send(AManager() with { Email = Email.ToUpperInvariant() }),
            Throws.TypeOf<DomainException>().With.Property("Error").EqualTo(StaffErrors.EmailTaken));
    }

    [TestCase("aoife", "Aoife", true)]
    [TestCase(Email, " ", true)]
    [TestCase(Email, "Aoife", false)]
    public void Add_WithSomethingMissing_IsRefused(string email, string name, bool withSalon) => Assert.That(
        () => App.Send(
            new AddStaff(email, name, StaffRole.Viewer, withSalon ? [App.Profile.Id.Value] : [])),
        Throws.TypeOf<ValidationException>());

    [Test]
    public async Task Change_OfTheRole_HoldsAtOnceAndEndsWhatTheyHadOpen()
    {
        var added = await App.Send(AManager());
        var before = await Stamp(added.Person.Id);

        await App.Send(new ChangeStaff(added.Person.Id, "Aoife Byrne", StaffRole.Viewer, [App.Profile.Id.Value]));

        Assert.That(await Access(added.Person.Id, before), Is.Null);
        Assert.That((await Access(added.Person.Id))!.Role, Is.EqualTo(StaffRole.Viewer));
    }

    [Test]
    public async Task LastOwner_CanNeitherGoNorStepDown()
    {
        var owner = await App.Send(new AddStaff(Email, "Aoife Byrne", StaffRole.Owner, []));
        await App.Send(AManager() with { Email = "orla@willow.example" });

        Assert.That(
            () => App.Send(new RemoveStaff(owner.Person.Id)),
            Throws.TypeOf<DomainException>().With.Property("Error").EqualTo(StaffErrors.LastOwner));
        Assert.That(
            () => App.Send(new ChangeStaff(
                owner.Person.Id, "Aoife Byrne", StaffRole.Manager, [App.Profile.Id.Value])),
            Throws.TypeOf<DomainException>().With.Property("Error").EqualTo(StaffErrors.LastOwner));
    }

    [Test]
    public async Task Remove_Somebody_EndsTheirAccess()
    {
        var added = await App.Send(AManager());
        var stamp = await Stamp(added.Person.Id);

        await App.Send(new RemoveStaff(added.Person.Id));

        Assert.That(await Access(added.Person.Id, stamp), Is.Null);
        Assert.That(await App.Send(new ListStaff()), Is.Empty);
    }

    [Test]
    public async Task Reset_ThePassword_MakesANewOneAndEndsWhatTheyHadOpen()
    {
        var added = await App.Send(AManager());
        var before = await Stamp(added.Person.Id);

        var password = await App.Send(new ResetStaffPassword(added.Person.Id));

        Assert.That(password, Is.Not.EqualTo(added.Password));
        Assert.That(await Access(added.Person.Id, before), Is.Null);
    }

    [Test]
    public async Task AuthenticatorKey_IsNotReadableInTheDatabase()
    {
        var added = await App.Send(AManager());
        var key = await App.With<UserManager<StaffUser>, string?>(async users =>
        {
            var person = (await users.FindByIdAsync(added.Person.Id.ToString()))!;
            await users.ResetAuthenticatorKeyAsync(person);
            return await users.GetAuthenticatorKeyAsync(person);
        });

        Assert.That(key, Is.Not.Empty);
        Assert.That(string.Concat(await App.RawRows("StaffTokens")), Does.Not.Contain(key!));
    }

    [Test]
    public async Task Bootstrap_Twice_MakesOneOwner()
    {
        await App.Send(new BootstrapOwner("owner@willow.example", "Owner", "a long enough password"));
        await App.Send(new BootstrapOwner("other@willow.example", "Other", "a long enough password"));

        Assert.That(
            (await App.Send(new ListStaff())).Select(person => person.Email), Is.EqualTo(["owner@willow.example"]));
    }

    private AddStaff AManager() => new(Email, "Aoife Byrne", StaffRole.Manager, [App.Profile.Id.Value]);

    private Task<string> Stamp(Guid id) =>
        App.Read(db => db.Set<StaffUser>().Where(one => one.Id == id).Select(one => one.SecurityStamp!).SingleAsync());

    private async Task<StaffAccess?> Access(Guid id, string? stamp = null)
    {
        var now = stamp ?? await Stamp(id);
        await App.Read(db => db.Set<StaffUser>().Where(one => one.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.MustChangePassword, false)));
        if (!await App.Read(db => db.Set<StaffUser>().AnyAsync(one => one.Id == id))) return null;

        var session = await App.With<SignInSessions, Guid>(sessions => sessions.Start(id, CancellationToken.None));
        return await App.With<IStaffDirectory, StaffAccess?>(
            staff => staff.Access(id, now, session, CancellationToken.None));
    }
}
