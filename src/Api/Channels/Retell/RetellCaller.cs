using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>Tells the agent who is ringing, before it picks up.</summary>
internal sealed partial class RetellCaller(IMediator mediator, CurrentCaller caller, ILogger<RetellCaller> log)
{
    // The person hears ringing all the while, and a salon that answers without a name is better than one that does not
    // answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<RetellGreeting> Greet(OpenDoor door, string? number, CancellationToken ct)
    {
        caller.Enter(door.Tenant, "retell");
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(ct);
        hurry.CancelAfter(Patience);
        try
        {
            var client = await mediator.Send(new FindClientByPhone(number ?? ""), hurry.Token);
            return RetellGreeting.For(door.Tenant.Id, client);
        }
        catch (DomainException)   // a stranger, or no number
        {
            return RetellGreeting.For(door.Tenant.Id, client: null);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            CannotTell(failure, door.Id.Value);
            return RetellGreeting.Nothing;
        }
    }

    [LoggerMessage(
        LogLevel.Error, "[Customer Tracking] A ringing caller could not be looked up (connection {ConnectionId})")]
    private partial void CannotTell(Exception failure, Guid connectionId);
}
