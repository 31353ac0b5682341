using System.Threading.Channels;
using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>
/// Records calls that were answered already, one after the other: no caller waits, so it may wait for the database.
/// When the program stops, it first records what is left.
/// </summary>
internal sealed partial class RetellRingingLog(
    IServiceScopeFactory scopes, IOutages outages, TimeProvider clock, ILogger<RetellRingingLog> log)
    : BackgroundService
{
    // At most 64 KiB each. Half is kept for those whose signature is known to be good.
    private const int Most = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<RetellRingingCall> _waiting = System.Threading.Channels.Channel
        .CreateBounded<RetellRingingCall>(new BoundedChannelOptions(Most) { SingleReader = true });

    /// <summary>When too many wait, it is left out: the call itself tells of its booking later.</summary>
    public void Add(RetellRingingCall call)
    {
        var hasRoom = call.Credentials is not null || _waiting.Reader.Count < Most / 2;
        if (!hasRoom || !_waiting.Writer.TryWrite(call)) Left(null, call.ConnectionId);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } recording)
            await recording.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var call in _waiting.Reader.ReadAllAsync(CancellationToken.None))
            await Record(call, stoppingToken);
    }

    private async Task Record(RetellRingingCall call, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await ProcessAsync(call);
                return;
            }
            catch (Exception refused) when (refused is BadCredential or DomainException)
            {
                return;   // it is in the log, or belongs to no tenant
            }
            catch (Exception outage) when (!ct.IsCancellationRequested && IsPassing(outage))
            {
                await Task.Delay(Pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception failure)
            {
                Left(failure, call.ConnectionId);
                return;
            }
        }
    }

    private bool IsPassing(Exception failure) =>
        outages.Include(failure) || failure is StaleRowException or DuplicateRowException;

    private async Task ProcessAsync(RetellRingingCall call)
    {
        await using var scope = scopes.CreateAsyncScope();
        var credentials = call.Credentials ?? await SignedRequest.FindCredentials(
            scope.ServiceProvider, Domain.Common.Channel.Retell, call.ConnectionId, CancellationToken.None);
        var processor = scope.ServiceProvider.GetRequiredService<SignedMessageProcessor>();
        if (!call.IsSignedFor(credentials))
            throw await processor.Refuse(
                call.For(credentials), StatusCodes.Status401Unauthorized, RetellSignature.Header,
                CancellationToken.None);

        await processor.ProcessAsync(call.For(credentials), CancellationToken.None);
    }

    [LoggerMessage(
        LogLevel.Error,
        "[Customer Tracking] A ringing call was answered and could not be recorded (connection {ConnectionId})")]
    private partial void Left(Exception? failure, Guid connectionId);
}
