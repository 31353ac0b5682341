using System.Data.Common;
using System.Text.RegularExpressions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using FluentValidation;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Hosting;

/// <summary>Describes why the program does not start: one line for each fault, never a stack trace.</summary>
internal static partial class StartupFailure
{
    public static IEnumerable<string> Describe(Exception failure) => Faults(failure).Select(OneLine).Distinct();

    private static IEnumerable<string> Faults(Exception failure) => failure switch
    {
        StartupException refused => refused.Faults,
        OptionsValidationException invalid => invalid.Failures,
        ValidationException invalid => invalid.Errors.Select(error => $"{error.PropertyName}: {error.ErrorMessage}"),
        DomainException refused => [refused.Error.Message],
        AggregateException several => several.InnerExceptions.SelectMany(Faults),
        RetryLimitExceededException { InnerException: { } last } => Faults(last),
        DbException database =>
            [$"The database cannot be used: {database.Message} Check ConnectionStrings:CustomerTracking."],
        InvalidDataException { InnerException: { } cause } file => [$"{file.Message} {cause.Message}"],
        InvalidOperationException or IOException or UnauthorizedAccessException => [failure.Message],
        _ => [$"{failure.Message} ({failure.GetType().Name}{Place(failure)})"],
    };

    // An unforeseen fault: where it happened is what its report needs most.
    private static string Place(Exception failure) =>
        (failure.StackTrace ?? "").Split('\n')
            .FirstOrDefault(line => line.Contains(nameof(CustomerTracking), StringComparison.Ordinal))
            is { } line ? ", " + line.Trim() : "";

    private static string OneLine(string text) => LineBreaks().Replace(text.Trim(), " ");

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreaks();
}
