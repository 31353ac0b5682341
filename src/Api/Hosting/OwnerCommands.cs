using CustomerTracking.Application.Common;
using CustomerTracking.Application.Staff;
using CustomerTracking.Domain.Staff;

namespace CustomerTracking.Api.Hosting;

/// <summary>For an operator who cannot sign in: owners are made, listed and given a new password.</summary>
internal static class OwnerCommands
{
    private const string Email = "email";
    private const string Name = "name";
    private static readonly CommandOption WithEmail = new(Email, "what the owner signs in with");

    public static Command Add { get; } = new(
        "owner add", "adds an owner and prints a password to be changed at the first sign-in",
        [WithEmail, new(Name, "as the pages show it; Owner when left out", IsNeeded: false)],
        async context =>
        {
            var added = await context.Send(
                new AddStaff(context.Option(Email), context.Option(Name) ?? "Owner", StaffRole.Owner, []));
            await context.Output.WriteLineAsync(
                $"Owner {added.Person.Email} was added. Password for the first sign-in: {added.Password}");
        });

    public static Command Reset { get; } = new(
        "owner reset", "gives an owner a new password, forgets the authenticator and lifts a lock",
        [WithEmail],
        async context =>
        {
            var owner = (await Owners(context)).FirstOrDefault(
                one => one.Email.Equals(context.Option(Email)!.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw new StartupException(
                    "No owner signs in with this e-mail address: owner list shows who does, owner add makes another "
                        + "one.");
            var password = await context.Send(new ResetStaffPassword(owner.Id));
            await context.Output.WriteLineAsync($"Password for the next sign-in of {owner.Email}: {password}");
        });

    public static Command List { get; } = new(
        "owner list", "lists the owners", [],
        async context =>
        {
            foreach (var owner in await Owners(context)) await context.Output.WriteLineAsync(
                $"{owner.Email}  {owner.Name}");
        });

    private static async Task<IEnumerable<StaffRow>> Owners(CommandContext context) =>
        (await context.Send(new ListStaff())).Where(one => one.Role is StaffRole.Owner);
}
