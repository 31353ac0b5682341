using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;

namespace CustomerTracking.Api.Errors;

/// <summary>What a command's own rules refuse, by the fields as the sender spells them.</summary>
internal static class CommandFaults
{
    /// <summary>
    /// All that is wrong with a body at once: what could not be read of it, and what the rules say of the rest.
    /// </summary>
    /// <param name="read">What could not be read; of these fields the rules have nothing to say.</param>
    /// <param name="command">As far as it could be read.</param>
    /// <param name="services">Have the command's rules.</param>
    /// <param name="spelling">The command's field as the sender spells it.</param>
    public static FieldFaults With<TCommand>(
        FieldFaults read, TCommand command, IServiceProvider services, Func<string, string> spelling)
    {
        var all = new Dictionary<string, string[]>(read.Errors);
        var refused = services.GetServices<IValidator<TCommand>>().SelectMany(
            rules => rules.Validate(command, options => options.IncludeAllRuleSets()).Errors);
        foreach (var (field, messages) in ByField(refused, spelling)) all.TryAdd(field, messages);
        return new(all);
    }

    public static Dictionary<string, string[]> ByField(
        IEnumerable<ValidationFailure> refused, Func<string, string> spelling) => refused
        .GroupBy(error => spelling(CamelCase(error.PropertyName)))
        .ToDictionary(field => field.Key, field => field.Select(error => error.ErrorMessage).Distinct().ToArray());

    private static string CamelCase(string property) =>
        JsonNamingPolicy.CamelCase.ConvertName(property[(property.LastIndexOf('.') + 1)..]);
}
