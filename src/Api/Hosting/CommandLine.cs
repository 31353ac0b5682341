using CustomerTracking.Application.Common;

namespace CustomerTracking.Api.Hosting;

/// <summary>
/// What the program was started with: a command or none, its options, and settings as <c>--Key=value</c>.
/// </summary>
/// <param name="Command">Null to serve.</param>
/// <param name="Options">The command's own, by name.</param>
/// <param name="Settings">For the configuration.</param>
/// <param name="FillsDemo">Whether the demo's salon is filled before serving.</param>
internal sealed record CommandLine(
    Command? Command, IReadOnlyDictionary<string, string> Options, string[] Settings, bool FillsDemo)
{
    private const string DemoSwitch = "--demo";
    private static readonly string[] HelpWords = ["help", "--help", "-h", "-?", "/?"];

    /// <exception cref="StartupException">An argument means nothing, or a command lacks one.</exception>
    public static CommandLine Read(string[] args)
    {
        if (args.Any(HelpWords.Contains)) return new(Commands.Help, new Dictionary<string, string>(), [], false);

        var words = new List<string>();
        var named = new List<(string Key, string? Value)>();
        for (var place = 0; place < args.Length; place++)
        {
            var argument = args[place];
            if (argument == DemoSwitch) continue;

            if (!argument.StartsWith('-') && !argument.StartsWith('/') && !argument.Contains('='))
            {
                words.Add(argument);
                continue;
            }

            var (key, value) = Split(argument);
            named.Add((key, value
                ?? (place + 1 < args.Length && !args[place + 1].StartsWith("--", StringComparison.Ordinal)
                ? args[++place] : null)));
        }

        var command = Find(words);
        Require(command, named);
        var options = named.Where(one => IsOption(command, one.Key)).ToDictionary(
            one => one.Key.ToLowerInvariant(), one => one.Value!, StringComparer.Ordinal);
        return new(
            command, options,
            [.. named.Where(one => !IsOption(command, one.Key)).Select(one => $"--{one.Key}={one.Value}")],
            args.Contains(DemoSwitch));
    }

    private static (string Key, string? Value) Split(string argument)
    {
        var bare = argument.StartsWith("--", StringComparison.Ordinal) ? argument[2..] : argument.TrimStart('/');
        var equals = bare.IndexOf('=');
        return equals < 0 ? (bare, null) : (bare[..equals], bare[(equals + 1)..]);
    }

    private static Command? Find(List<string> words)
    {
        if (words.Count == 0) return null;

        var given = string.Join(' ', words);
        return Commands.All.FirstOrDefault(command => command.Name == given)
            ?? throw new StartupException(
                $"'{given}' is no command. "
                    + $"{Spelling.Suggest(given, [.. Commands.All.Select(command => command.Name)])}");
    }

    private static void Require(Command? command, List<(string Key, string? Value)> named)
    {
        string[] known =
        [
            .. command?.Options.Select(option => option.Name) ?? [], .. KnownSettings.Sections.Keys,
            .. KnownSettings.Keys, .. KnownSettings.OfTheFramework, DemoSwitch[2..],
        ];
        var faults = named
            .Select(one => !known.Contains(one.Key.Split(':')[0], StringComparer.OrdinalIgnoreCase)
                ? $"--{one.Key} is no argument. {Suggest(one.Key, known)}"
                : one.Value is null ? $"--{one.Key} needs a value: --{one.Key}=…" : "")
            .Where(fault => fault.Length > 0)
            .Concat((command?.Options ?? [])
                .Where(option => option.IsNeeded && !named.Any(one => IsNamed(option, one.Key)))
                .Select(option => $"{command!.Name} needs --{option.Name}: {option.Meaning}"))
            .ToList();
        if (faults.Count > 0) throw new StartupException(faults);
    }

    private static string Suggest(string key, string[] known) => Spelling.Nearest(key.Split(':')[0], known) is { } near
        ? $"Did you mean --{near}?"
        : "Settings are written --Section:Key=value; --help lists the commands.";

    private static bool IsOption(Command? command, string key) =>
        command?.Options.Any(option => IsNamed(option, key)) ?? false;

    private static bool IsNamed(CommandOption option, string key) =>
        option.Name.Equals(key, StringComparison.OrdinalIgnoreCase);
}
