using System.Text.Json.Serialization;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Api.Channels;

/// <summary>Has a kept message read once more, by the same code as one that comes in.</summary>
internal sealed class InboundMessageReplay(IServiceScopeFactory scopes, CurrentCaller caller)
{
    /// <param name="id">Which one.</param>
    /// <param name="corrections">What to read instead of what was sent.</param>
    /// <param name="isDryRun">Whether only to tell what would happen.</param>
    /// <param name="by">Through which channel a person asks for it.</param>
    /// <exception cref="DomainException"><c>delivery.not_found</c>, <c>delivery.no_body</c>,
    /// <c>delivery.correction</c></exception>
    public async Task<ReplayReport> Run(
        InboundMessageId id, Corrections corrections, bool isDryRun, Channel by, CancellationToken ct)
    {
        await using var scope = Scope(isDryRun);
        var opened = await Open(scope.ServiceProvider, id, ct);
        var report = ReplayReport.From(opened.Row, isDryRun);
        if (IsSettled(opened)) return report;

        return report.After(await ProcessAsync(scope.ServiceProvider, opened, corrections, by, ct));
    }

    /// <summary>What can be put right in it, with what would be wrong if it were read with these corrections.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="corrections">What to read instead of what was sent.</param>
    /// <returns>Nothing where it is no booking, or has led to one.</returns>
    /// <exception cref="DomainException">As <see cref="Run"/>.</exception>
    public async Task<IReadOnlyList<CorrectableField>> Fields(
        InboundMessageId id, Corrections corrections, CancellationToken ct)
    {
        await using var scope = Scope(isDryRun: true);
        var opened = await Open(scope.ServiceProvider, id, ct);
        if (IsSettled(opened)) return [];

        var result = await ProcessAsync(scope.ServiceProvider, opened, corrections.Watching(), Channel.Admin, ct);
        return CorrectableField.From(corrections.Seen, result.Refusal);
    }

    private AsyncServiceScope Scope(bool isDryRun)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(caller.Tenant, caller.Name);
        if (isDryRun) scope.ServiceProvider.GetRequiredService<IUnitOfWork>().StartDryRun();
        return scope;
    }

    private static Task<DecryptedMessage> Open(IServiceProvider services, InboundMessageId id, CancellationToken ct) =>
        services.GetRequiredService<IMediator>().Send(new GetMessageForReplay(id), ct);

    // It has led to a booking, and people may have changed that since.
    private static bool IsSettled(DecryptedMessage opened) =>
        opened.Row.Outcome is InboundMessageOutcome.Tracked or InboundMessageOutcome.Duplicate;

    private Task<ProcessingResult> ProcessAsync(
        IServiceProvider services, DecryptedMessage opened, Corrections corrections, Channel by, CancellationToken ct)
    {
        services.GetRequiredService<CurrentInboundMessage>().Replay(new(opened.Row.Id), by);
        return services.GetRequiredService<InboundMessageProcessor>().ProcessAsync(
            new(opened.Body ?? throw new DomainException(InboundMessageErrors.NoBody), opened.Map, opened.PhoneNumberId,
                corrections),
            received: null, opened.Format, Confirm, ct);

        Task Confirm(IReadOnlyList<string?> tenants)
        {
            InboundMessageProcessor.Confirm(caller.Tenant.Id, tenants);
            return Task.CompletedTask;
        }
    }
}

/// <summary>What a replay changed, or would change.</summary>
internal sealed record ReplayReport
{
    [JsonPropertyName("deliveryId")]
    public required Guid InboundMessageId { get; init; }

    public required bool DryRun { get; init; }

    /// <summary>What had become of the message before.</summary>
    public required InboundMessageOutcome Before { get; init; }

    /// <summary>What becomes of it now.</summary>
    public required InboundMessageOutcome Outcome { get; init; }

    /// <summary>Whether anything was recorded or changed, or would be.</summary>
    public bool Changed { get; init; }

    /// <summary>Stable, for programs; null where there is nothing to explain.</summary>
    public string? Code { get; init; }

    /// <summary>A sentence for staff.</summary>
    public string? Reason { get; init; }

    /// <summary>Null for a client whom a dry run would make.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>Null for a booking that a dry run would make.</summary>
    public Guid? BookingId { get; init; }

    public bool IsNewClient { get; init; }

    public bool IsNewBooking { get; init; }

    /// <summary>Why the booking stands under this client, or would.</summary>
    public MatchReceipt? Match { get; init; }

    public static ReplayReport From(InboundMessageRow row, bool isDryRun) => new()
    {
        InboundMessageId = row.Id,
        DryRun = isDryRun,
        Before = row.Outcome,
        Outcome = row.Outcome,
        Code = row.Code,
        Reason = row.Reason,
        ClientId = row.ClientId,
        BookingId = row.BookingId,
    };

    public ReplayReport After(ProcessingResult result) => result switch
    {
        { Tracked: { } tracked } => this with
        {
            Outcome = tracked.IsNewBooking ? InboundMessageOutcome.Tracked : InboundMessageOutcome.Duplicate,
            Changed = tracked.IsNewBooking,
            Code = null,
            Reason = null,
            ClientId = DryRun && tracked.IsNewClient ? null : tracked.ClientId.Value,
            BookingId = DryRun && tracked.IsNewBooking ? null : tracked.BookingId.Value,
            IsNewClient = tracked.IsNewClient,
            IsNewBooking = tracked.IsNewBooking,
            Match = tracked.Match,
        },
        { Changed: { } booking } => this with
        {
            Outcome = InboundMessageOutcome.Tracked,
            Changed = true,
            Code = null,
            Reason = null,
            ClientId = booking.ClientId,
            BookingId = booking.Id,
        },
        { Unusable: { } reason } => this with
        {
            Outcome = InboundMessageOutcome.Unusable,
            Code = reason.Code,
            Reason = reason.Sentence,
        },
        _ => this with { Outcome = InboundMessageOutcome.Ignored, Code = null, Reason = null },
    };
}
