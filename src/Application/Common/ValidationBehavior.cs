using FluentValidation;
using MediatR;

namespace CustomerTracking.Application.Common;

/// <summary>Refuses a malformed message before its handler sees it, with every fault at once.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        var faults = validators.SelectMany(validator => validator.Validate(request).Errors).ToList();
        return faults.Count == 0 ? next() : throw new ValidationException(validators.SelectMany(
            validator => validator.Validate(request, options => options.IncludeAllRuleSets()).Errors));
    }
}
