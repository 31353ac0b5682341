using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>
/// Tells the agent who is ringing, before it picks up. The person hears ringing all the while, so it answers in time
/// whatever the database does: each look-up runs in a scope of its own, and is left alone when it takes too long.
/// </summary>
internal sealed partial class RetellCaller(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RetellCaller> log)
{
    /// <summary>
    /// For all look-ups of one call. Retell waits 10 s, and a salon that answers without a name is better than one that
    /// does not answer.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <returns>A limit for the look-ups of one call.</returns>
    public CancellationTokenSource Begin() => new(Patience, clock);

    /// <returns>Null where the database does not tell in time.</returns>
    /// <exception cref="DomainException"><c>connection.not_found</c></exception>
    public async Task<ConnectionCredentials?> FindCredentials(Guid connectionId, CancellationToken hurry)
    {
        try
        {
            return await Within(
                hurry, (services, ct) =>
                    SignedRequest.FindCredentials(services, Channel.Retell, connectionId, ct));
        }
        catch (Exception failure) when (failure is not DomainException)
        {
            CannotTell(failure, connectionId);
            return null;
        }
    }

    public async Task<RetellGreeting> Greet(
        ConnectionCredentials credentials, RetellRinging ringing, CancellationToken hurry)
    {
        try
        {
            var client = await Within(hurry, (services, ct) =>
            {
                services.GetRequiredService<CurrentCaller>().Enter(credentials.Tenant, "retell");
                return services.GetRequiredService<IMediator>().Send(new FindClientByPhone(ringing.Number ?? ""), ct);
            });
            return RetellGreeting.For(ringing, credentials.Tenant.Id, client);
        }
        catch (DomainException)   // a stranger, or no number
        {
            return RetellGreeting.For(ringing, credentials.Tenant.Id, client: null);
        }
        catch (Exception failure)
        {
            CannotTell(failure, credentials.Id.Value);
            return RetellGreeting.Nothing(ringing);
        }
    }

    // SQLite answers on the thread that asks, and a driver may not hear that it is no longer waited for.
    private Task<TResult> Within<TResult>(
        CancellationToken hurry, Func<IServiceProvider, CancellationToken, Task<TResult>> ask) =>
        Task.Run(
            async () =>
            {
                await using var scope = scopes.CreateAsyncScope();
                return await ask(scope.ServiceProvider, hurry);
            },
            hurry).WaitAsync(hurry);

    [LoggerMessage(
        LogLevel.Error,
        "[Customer Tracking] A ringing caller could not be looked up in time (connection {ConnectionId})")]
    private partial void CannotTell(Exception failure, Guid connectionId);
}
