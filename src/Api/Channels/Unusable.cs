using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.PersonalData;
using FluentValidation;

namespace CustomerTracking.Api.Channels;

/// <summary>Why a message cannot be used.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Fields">Their names, never what stood in them: this is for logs.</param>
/// <param name="Sentence">For staff; it may quote what was sent.</param>
/// <param name="ErasedClient">Whose data was erased before, where that is why.</param>
internal sealed record Unusable(string Code, string Fields, string Sentence, ClientId? ErasedClient = null)
{
    private const string NoField = "the message";

    /// <returns>Null when it is not the message's fault.</returns>
    public static Unusable? Because(Exception exception) => exception switch
    {
        DomainException refusal => From(refusal.Error),
        RequestFault { Status: < StatusCodes.Status500InternalServerError } fault => From(fault.Error),
        FieldFaults faults => new(
            "field.unreadable", List(faults.Errors.Keys),
            string.Join(' ', faults.Errors.Select(field => $"{field.Key}: {string.Join(' ', field.Value)}"))),
        ValidationException invalid => new(
            List(invalid.Errors.Select(error => error.ErrorCode)),
            List(invalid.Errors.Select(error => error.PropertyName)),
            string.Join(' ', invalid.Errors.Select(error => error.ErrorMessage).Distinct())),
        _ => null,
    };

    private static Unusable From(DomainError error) => new(
        error.Code, error.Field ?? NoField, error.Message,
        error is { Code: ErasureErrors.ErasedBefore, ExistingId: { } client } ? new(client) : null);

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Distinct());
}
