using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Persistence;

internal sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var faults = new List<string>();
        if (options.LongestWait < TimeSpan.FromSeconds(1) || options.LongestWait > TimeSpan.FromMinutes(1))
            faults.Add($"{DatabaseOptions.Section}:LongestWait is out of range: 1 s to 1 minute.");
        if (options.MigrationTimeout < TimeSpan.FromSeconds(30) || options.MigrationTimeout > TimeSpan.FromDays(1))
            faults.Add($"{DatabaseOptions.Section}:MigrationTimeout is out of range: 30 s to 1 day.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
