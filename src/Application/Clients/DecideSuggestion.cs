using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Application.Clients;

/// <summary>Uses a suggested value, dismisses it for good, or reopens it.</summary>
public sealed record DecideSuggestion : IRequest<ClientRow>, IRetryable
{
    public required ClientId ClientId { get; init; }

    public required ValueSuggestionId Id { get; init; }

    public required SuggestionState State { get; init; }

    public required Channel Channel { get; init; }

    string? IRetryable.LockKey => ClientId.ToString();
}

internal sealed class DecideSuggestionHandler(
    IClientRepository clients, IUnitOfWork work, CurrentCaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<DecideSuggestion, ClientRow>
{
    public async Task<ClientRow> Handle(DecideSuggestion command, CancellationToken ct)
    {
        var client = await clients.Find(command.ClientId, ct) ?? throw new DomainException(ClientErrors.NotFound);
        var suggestion = (await clients.ValueSuggestions(client.Id, ct)).Find(one => one.Id == command.Id)
            ?? throw new DomainException(ClientErrors.SuggestionNotFound);
        var editor = new Editor(caller.Name, command.Channel, clock.GetUtcNow());
        switch (command.State)
        {
            case SuggestionState.Used when suggestion.State is not SuggestionState.Used:
                client.Apply(suggestion, editor);
                break;
            case SuggestionState.Dismissed:
                suggestion.Dismiss(editor.Name, editor.Now);
                break;
            case SuggestionState.Open:
                suggestion.Reopen();
                break;
        }

        await work.SaveChangesAsync(ct);
        return mapper.Map<ClientRow>(client);
    }
}
