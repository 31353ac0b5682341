using MediatR;

namespace CustomerTracking.Api.Hosting;

/// <summary>What the program does instead of serving.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="Meaning">For the help.</param>
/// <param name="Options">What it takes.</param>
/// <param name="Run">Null for what needs neither settings nor a database.</param>
internal sealed record Command(
    string Name, string Meaning, IReadOnlyList<CommandOption> Options,
    Func<CommandContext, Task>? Run);

internal sealed record CommandOption(string Name, string Meaning, bool IsNeeded = true);

/// <summary>A command runs in a scope of its own, on a database that is up to date.</summary>
internal sealed record CommandContext(
    IServiceProvider Services, IReadOnlyDictionary<string, string> Options, TextWriter Output)
{
    public string? Option(string name) => Options.GetValueOrDefault(name);

    public Task<T> Send<T>(IRequest<T> request) => Services.GetRequiredService<IMediator>().Send(request);
}

/// <summary>Every command, once: for the command line, the help and the documentation.</summary>
internal static class Commands
{
    public static Command Help { get; } = new("help", "shows this", [], Run: null);

    public static Command Migrate { get; } = new(
        "migrate", "brings the database up to date and ends", [], _ => Task.CompletedTask);

    public static IReadOnlyList<Command> All { get; } =
    [
        Migrate, OwnerCommands.Add, OwnerCommands.List, OwnerCommands.Reset, PlatformCommands.AddTenant,
        PlatformCommands.AddToken, PlatformCommands.ListTokens, PlatformCommands.RevokeToken,
        ReceiptCommands.Verify, Help,
    ];

    public static void ShowHelp(TextWriter output)
    {
        output.WriteLine("Usage: CustomerTracking.Api [command] [--Section:Key=value …]");
        output.WriteLine();
        output.WriteLine("Without a command it serves. In Development, --demo fills the demo's salon first.");
        output.WriteLine();
        foreach (var command in All)
        {
            output.WriteLine($"  {command.Name,-24}{command.Meaning}");
            foreach (var option in command.Options)
                output.WriteLine($"    --{option.Name,-20}{option.Meaning}{(option.IsNeeded ? "" : " (optional)")}");
        }

        output.WriteLine();
        output.WriteLine(
            "Every setting of the README can be given as --Section:Key=value, or as the environment variable "
                + "Section__Key.");
    }
}
