using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using FluentValidation;

namespace CustomerTracking.Application.Common;

internal static class Rules
{
    /// <summary>
    /// A rule set of what the handler refuses by itself, under a code of its own: told where other fields are wrong
    /// too, so that all are told at once.
    /// </summary>
    public const string BesideOthers = "BesideOthers";

    public static IRuleBuilderOptions<T, TField> WithError<T, TField>(
        this IRuleBuilderOptions<T, TField> rule, DomainError error) =>
        rule.WithErrorCode(error.Code).WithMessage(error.Message);

    public static IRuleBuilderOptions<T, string?> Needed<T>(this IRuleBuilder<T, string?> rule, DomainError error) =>
        rule.Must(text => CleanText.Line(text) is not null).WithError(error);

    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || EmailAddress.TryRead(text, out _)).WithError(EmailAddress.Malformed);

    public static void FitsColumns<T>(this IRuleBuilder<T, ExternalClient?> rule) => rule.ChildRules(external =>
    {
        external.RuleFor(client => client!.ClientId).MaximumLength(ExternalClient.MaxIdLength)
            .OverridePropertyName("externalClientId");
        external.RuleFor(client => client!.BusinessId).MaximumLength(ExternalClient.MaxIdLength)
            .OverridePropertyName("businessId");
        external.RuleFor(client => client!.BranchId).MaximumLength(ExternalClient.MaxIdLength)
            .OverridePropertyName("branchId");
    });
}
