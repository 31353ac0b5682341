using System.Text.Json;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Domain.Common;
using FluentValidation;

namespace CustomerTracking.Api.Channels;

/// <summary>A field of a kept message that a person may put right.</summary>
/// <param name="Name">As a field map calls it.</param>
/// <param name="Sent">What was sent; null where nothing was.</param>
/// <param name="Fault">What is wrong with it, as a sentence; null where nothing is.</param>
internal sealed record CorrectableField(string Name, string? Sent, string? Fault)
{
    /// <param name="seen">What the reader asked for.</param>
    /// <param name="refusal">Why it came to no booking; null where it would.</param>
    public static IReadOnlyList<CorrectableField> From(IReadOnlyList<SentField> seen, Exception? refusal)
    {
        var faults = Faults(seen, refusal).ToLookup(fault => fault.Name, fault => fault.Sentence);
        return [.. seen.Select(one => new CorrectableField(
            one.Name, one.Value, faults[one.Name].Any() ? string.Join(' ', faults[one.Name].Distinct()) : null))];
    }

    private static IEnumerable<(string? Name, string Sentence)> Faults(
        IReadOnlyList<SentField> seen, Exception? refusal) => refusal switch
        {
            DomainException { Error: { Field: { } field } error } => [(Corrections.NameOf(field), error.Message)],
            ValidationException invalid => invalid.Errors.Select(
                error => ((string?)NameOf(error.PropertyName), error.ErrorMessage)),
            FieldFaults faults => faults.Errors.Select(
                fault => (seen.FirstOrDefault(one => one.Path == fault.Key)?.Name, string.Join(' ', fault.Value))),
            _ => [],
        };

    // Validators name a command's property as C# does.
    private static string NameOf(string property) =>
        Corrections.NameOf(JsonNamingPolicy.CamelCase.ConvertName(property));
}
