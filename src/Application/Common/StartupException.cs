namespace CustomerTracking.Application.Common;

/// <summary>
/// The program must not start, or a command must not run. Each fault becomes one line for the operator, and the process
/// ends with exit code 1. Throw it anywhere before the server listens.
/// </summary>
/// <param name="faults">One line each: what is wrong, under which setting, and what to do. No secrets.</param>
public sealed class StartupException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults))
{
    public StartupException(string fault)
        : this([fault])
    {
    }

    public IReadOnlyList<string> Faults { get; } = faults;
}
