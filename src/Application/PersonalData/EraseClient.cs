using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.PersonalData;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.PersonalData;

/// <summary>
/// What erasing a client would reach, and what is in its way. It is no <see cref="IRead"/>: it takes a manager on the
/// pages.
/// </summary>
/// <param name="Id">The client's, or one's who was merged into them.</param>
public sealed record PreviewErasure(ClientId Id) : IRequest<ErasurePreview>;

/// <summary>
/// Erases everything that is held about a client. The work goes on in the background, also after a restart; who is being
/// erased already is not erased twice.
/// </summary>
/// <param name="Id">The client's, or one's who was merged into them.</param>
/// <param name="Reason">For whoever asks later; without names.</param>
/// <param name="Channel">Through which channel it is asked for.</param>
public sealed record EraseClient(ClientId Id, string? Reason, Channel Channel)
    : IRequest<ErasureRow>, IRetryable, ISecurityRelevant
{
    string? IRetryable.LockKey => Id.ToString();

    SecurityAction ISecurityRelevant.Action => SecurityAction.ClientErased;

    AuditNeed ISecurityRelevant.Need => AuditNeed.Always;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => (answer as ErasureRow)?.ClientId;
}

/// <summary>What erasing would reach.</summary>
public sealed record ErasurePreview
{
    public required Guid ClientId { get; init; }

    /// <summary>Whether it can be erased now.</summary>
    public required bool IsReady { get; init; }

    /// <summary>Bookings to come: each is cancelled first, or the erasure waits until it is over.</summary>
    public required IReadOnlyList<BlockingBooking> BlockedBy { get; init; }

    /// <summary>As they are now; a message that arrives meanwhile is erased as well.</summary>
    public required ErasureCounts Counts { get; init; }

    /// <summary>Where else the person's data is, which the salon deletes there itself.</summary>
    public required IReadOnlyList<VendorData> Elsewhere { get; init; }
}

public sealed record BlockingBooking(Guid Id, DateTimeOffset BookingDate, string ServiceName);

internal sealed class EraseClientValidator : AbstractValidator<EraseClient>
{
    public EraseClientValidator() => RuleFor(command => command.Reason).Needed(ErasureErrors.ReasonMissing)
        .MaximumLength(Erasure.MaxReasonLength);
}

internal sealed class EraseClientHandler(
    IReadDb db, IClientRepository clients, IErasureRepository erasures, ErasureSteps steps, IPhoneNumbers phones,
    IUnitOfWork work, ErasureWork running, CurrentCaller caller, TimeProvider clock)
    : IRequestHandler<PreviewErasure, ErasurePreview>, IRequestHandler<EraseClient, ErasureRow>
{
    public async Task<ErasurePreview> Handle(PreviewErasure query, CancellationToken ct)
    {
        work.StartDryRun();
        var records = await Records(query.Id, ct);
        var blocking = await db.BlockingBookings(records, clock.GetUtcNow(), ct);
        var found = await erasures.FindRecords(records, ct);
        var elsewhere = await VendorData.From(db, found, ct);
        var (marks, counts) = (PersonMarks.From(found, phones), ErasureCounts.None);
        work.Clear();
        foreach (var step in Enum.GetValues<ErasureStep>().Where(step => step is not ErasureStep.Storage))
        {
            string? position = null;
            do
            {
                (var done, position) = await steps.Run(step, marks, position, ct);
                counts += done;
                work.Clear();
            }
            while (position is not null);
        }

        return new()
        {
            ClientId = records[0].Value,
            IsReady = blocking.Count == 0,
            BlockedBy = blocking,
            Counts = counts,
            Elsewhere = elsewhere,
        };
    }

    public async Task<ErasureRow> Handle(EraseClient command, CancellationToken ct)
    {
        var records = await Records(command.Id, ct);
        if (await erasures.FindRunning(records[0], ct) is { } already) return ErasureRow.From(already);

        var now = clock.GetUtcNow();
        var blocking = await db.BlockingBookings(records, now, ct);
        if (blocking.Count > 0) throw new DomainException(ErasureErrors.Blocked(blocking.Count, blocking[0].Id));

        var client = await clients.Find(records[0], ct) ?? throw new DomainException(ClientErrors.NotFound);
        var erasure = Erasure.Request(client, command.Reason!, new(caller.Name, command.Channel, now));
        erasures.Add(erasure);
        await work.SaveChangesAsync(ct);
        running.Announce();
        return ErasureRow.From(erasure);
    }

    private async Task<IReadOnlyList<ClientId>> Records(ClientId id, CancellationToken ct) =>
        await db.RecordsOf(id, ct) ?? throw new DomainException(ClientErrors.NotFound);
}

internal static class ErasureObstacles
{
    /// <returns>Those to come that stand, of each of the records, the next first.</returns>
    public static async Task<IReadOnlyList<BlockingBooking>> BlockingBookings(
        this IReadDb db, IReadOnlyList<ClientId> records, DateTimeOffset now, CancellationToken ct)
    {
        var open = db.Bookings.Where(one => one.BookingDate > now
            && (one.Status == BookingStatus.Pending || one.Status == BookingStatus.Confirmed));
        var theirs = await open.Where(one => records.Contains(one.ClientId))
            .Select(one => new { one.Id, one.BookingDate, one.ServiceName }).ToListAsync(ct);
        var forThem = await open.Where(one => one.MemberId != null && records.Contains(one.MemberId.Value))
            .Select(one => new { one.Id, one.BookingDate, one.ServiceName }).ToListAsync(ct);
        return
        [
            .. theirs.Union(forThem).OrderBy(one => one.BookingDate)
                .Select(one => new BlockingBooking(one.Id.Value, one.BookingDate, one.ServiceName)),
        ];
    }
}
