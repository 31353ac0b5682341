using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.PersonalData;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.PersonalData;

/// <summary>How far an erasure is.</summary>
public sealed record GetErasure(ErasureId Id) : IRequest<ErasureRow>, IRead;

/// <summary>The erasures of a client, the latest first; of all clients where none is named. 100 at most.</summary>
public sealed record ListErasures(ClientId? ClientId = null) : IRequest<Page<ErasureRow>>, IRead;

/// <summary>What was erased, when and by whom, signed. On the pages it takes a manager.</summary>
public sealed record GetErasureReceipt(ErasureId Id) : IRequest<ErasureReceipt>;

/// <summary>Whether a receipt is of this installation, and is as it was given out.</summary>
public sealed record VerifyErasureReceipt(ErasureReceipt Receipt) : IRequest<bool>;

/// <summary>An erasure as it is read.</summary>
public sealed record ErasureRow
{
    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    public required ErasureState State { get; init; }

    /// <summary>Where it is; the last step when it is done.</summary>
    public required ErasureStep Step { get; init; }

    /// <summary>Why, as it was said; null if that named the person.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who asked for it: a service account, a person of the staff.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>Null until it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What was reached so far.</summary>
    public required ErasureCounts Counts { get; init; }

    /// <summary>Where it stopped, and why; null unless it failed.</summary>
    public string? Fault { get; init; }

    internal static ErasureRow From(Erasure erasure) => new()
    {
        Id = erasure.Id.Value,
        ClientId = erasure.ClientId.Value,
        State = erasure.State,
        Step = erasure.Step,
        Reason = erasure.Reason,
        RequestedAt = erasure.RequestedAt,
        RequestedBy = erasure.RequestedBy,
        EndedAt = erasure.EndedAt,
        Counts = erasure.Counts,
        Fault = erasure.Fault,
    };
}

internal sealed class ErasureRowsHandler(IReadDb db, IErasureRepository erasures, ISecrets secrets, CurrentCaller caller)
    : IRequestHandler<GetErasure, ErasureRow>, IRequestHandler<ListErasures, Page<ErasureRow>>,
        IRequestHandler<GetErasureReceipt, ErasureReceipt>, IRequestHandler<VerifyErasureReceipt, bool>
{
    private const int Most = 100;

    public async Task<ErasureRow> Handle(GetErasure query, CancellationToken ct) =>
        ErasureRow.From(await Find(query.Id, ct));

    public async Task<Page<ErasureRow>> Handle(ListErasures query, CancellationToken ct)
    {
        var erasures = db.Erasures;
        if (query.ClientId is { } client)
        {
            var survivor = await db.Survivor(client, ct) ?? throw new DomainException(ClientErrors.NotFound);
            erasures = erasures.Where(one => one.ClientId == survivor);
        }

        var rows = await erasures.OrderByDescending(one => one.RequestedAt).Take(Most).ToListAsync(ct);
        return new([.. rows.Select(ErasureRow.From)], null);
    }

    public async Task<ErasureReceipt> Handle(GetErasureReceipt query, CancellationToken ct)
    {
        var erasure = await Find(query.Id, ct);
        if (erasure.State is not ErasureState.Done) throw new DomainException(ErasureErrors.NotDone);

        return ErasureReceipt.From(erasure, caller.Tenant.Name).Sign(await Secret(ct));
    }

    public async Task<bool> Handle(VerifyErasureReceipt query, CancellationToken ct) =>
        await erasures.FindSecret(ct) is not null && query.Receipt.IsSignedWith(await Secret(ct));

    private async Task<Erasure> Find(ErasureId id, CancellationToken ct) =>
        await db.Erasures.SingleOrDefaultAsync(one => one.Id == id, ct)
        ?? throw new DomainException(ErasureErrors.NotFound);

    private async Task<byte[]> Secret(CancellationToken ct) =>
        await erasures.FindSecret(ct) is { } secret ? ErasedClients.Open(secret.Protected, secrets)
        : throw new DomainException(ErasureErrors.NotDone);
}
