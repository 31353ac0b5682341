using AutoMapper;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Application.ClientMerges;

/// <summary>
/// Takes <see cref="MergeClients"/> back: the merged client is as they were, with what was theirs, and with the bookings
/// that came by their keys meanwhile. The pair counts as not the same person. A dry run answers the same and changes
/// nothing.
/// </summary>
public sealed record UndoMerge : IRequest<UndoneMerge>, IRetryable
{
    /// <summary>Who stands for both.</summary>
    public required ClientId SurvivorId { get; init; }

    public required ClientMergeId Id { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>Of <see cref="UndoneMerge.StayingBookings"/>, those that are the merged client's all the same.</summary>
    public IReadOnlyCollection<BookingId> AlsoReturn { get; init; } = [];

    public bool DryRun { get; init; }

    string? IRetryable.LockKey => SurvivorId.ToString();
}

/// <summary>All that undoing a merge does.</summary>
public sealed record UndoneMerge
{
    /// <summary>The merge's.</summary>
    public required Guid Id { get; init; }

    public required bool DryRun { get; init; }

    /// <summary>Those of the merged client's that are theirs again.</summary>
    public required IReadOnlyList<ContactPointRow> ContactPoints { get; init; }

    /// <inheritdoc cref="ContactPoints"/>
    public required IReadOnlyList<ServiceMappingRow> ServiceMappings { get; init; }

    /// <summary>How many bookings are the merged client's again, with those that came by their keys meanwhile.</summary>
    public required int Bookings { get; init; }

    /// <summary>
    /// The bookings recorded since the merge that stay with the survivor, the latest first: they were entered by hand, or
    /// recognised by another key. At most <see cref="MostStaying"/>.
    /// </summary>
    public required IReadOnlyList<BookingRow> StayingBookings { get; init; }

    /// <summary>Which of the survivor's fields are what they were before; the others were changed since, and stay.</summary>
    public required IReadOnlyList<string> RestoredFields { get; init; }

    /// <summary>As they are then.</summary>
    public required ClientRow Survivor { get; init; }

    /// <summary>As they are then.</summary>
    public required ClientRow Merged { get; init; }

    public const int MostStaying = 200;
}

internal sealed partial class UndoMergeHandler(
    IClientRepository clients, IBookingRepository bookings, IServiceMappingRepository mappings, IUnitOfWork work,
    CurrentCaller caller, TimeProvider clock, IMapper mapper, ILogger<UndoMergeHandler> log)
    : IRequestHandler<UndoMerge, UndoneMerge>
{
    public async Task<UndoneMerge> Handle(UndoMerge command, CancellationToken ct)
    {
        if (command.DryRun) work.StartDryRun();
        var (merge, records) = await Find(command, ct);
        var editor = new Editor(caller.Name, command.Channel, clock.GetUtcNow());
        var (from, merged) = (records.Client, records.Find(merge.MergedId)!);
        var theirs = records.Under(merged.Id);

        var returning = (await mappings.FindAll(from.Id, ct)).FindAll(one => IsTheirs(one.OriginalClientId));
        var points = from.ContactPoints.Where(point => IsTheirs(point.OriginalClientId)).ToList();
        var restored = merge.Undo(records.Find(merge.SurvivorId)!, records.Merges, editor);
        merged.PartFrom(from, records.Merged.Where(each => each != merged && IsTheirs(each.Id)), points, editor);
        foreach (var mapping in returning) mapping.MoveTo(merged.Id);

        var booked = await bookings.FindAll(from.Id, ct);
        var meanwhile = booked.FindAll(one => one.CreatedAt >= merge.MergedAt);
        foreach (var booking in booked)
        {
            if (command.AlsoReturn.Contains(booking.Id)) booking.AssignTo(merged.Id, editor.Now);
            else if (IsTheirs(booking.OriginalClientId)) booking.MoveTo(merged.Id, editor.Now);
        }

        var asMembers = await bookings.FindAllFor([.. records.Under(from.Id)], ct);
        if (meanwhile.Exists(one => one.ClientId == merged.Id)
            || asMembers.Exists(one => one.CreatedAt >= merge.MergedAt && IsTheirs(one.MemberId))) merged.Reactivate();
        records.SpanBookings(
            merge,
            [
                .. booked.Select(one => (one.OriginalClientId ?? one.ClientId, one.CreatedAt)),
                .. asMembers.Select(one => (one.MemberId!.Value, one.CreatedAt)),
            ]);
        await KeepApart(merge, records, editor, ct);
        await work.SaveChangesAsync(ct);

        if (!command.DryRun) Undone(merge.MergedId, merge.SurvivorId);
        return new()
        {
            Id = merge.Id.Value,
            DryRun = command.DryRun,
            ContactPoints = mapper.Map<List<ContactPointRow>>(points),
            ServiceMappings = mapper.Map<List<ServiceMappingRow>>(returning),
            Bookings = booked.Count(one => one.ClientId == merged.Id),
            StayingBookings = mapper.Map<List<BookingRow>>(meanwhile.Where(one => one.ClientId != merged.Id)
                .OrderByDescending(one => one.CreatedAt).Take(UndoneMerge.MostStaying)),
            RestoredFields = restored,
            Survivor = mapper.Map<ClientRow>(from),
            Merged = mapper.Map<ClientRow>(merged),
        };

        bool IsTheirs(ClientId? record) => record is { } id && theirs.Contains(id);
    }

    private async Task<(ClientMerge Merge, MergedRecords Records)> Find(UndoMerge command, CancellationToken ct)
    {
        var client = await clients.Find(command.SurvivorId, ct) ?? throw new DomainException(ClientErrors.NotFound);
        var merge = await clients.FindMerge(command.Id, ct) ?? throw new DomainException(ClientErrors.MergeNotFound);
        var records = await clients.WithMerged(client, ct);
        if (merge.UndoneAt is not null)
        {
            throw new DomainException(
                records.Find(merge.SurvivorId) is null ? ClientErrors.MergeNotFound : ClientErrors.MergeUndone);
        }

        return records.Merges.Contains(merge)
            ? (merge, records)
            : throw new DomainException(ClientErrors.MergeNotFound);
    }

    private async Task KeepApart(ClientMerge merge, MergedRecords records, Editor editor, CancellationToken ct)
    {
        var pairs = await clients.Suggestions([.. records.Under(records.Client.Id)], ct);
        foreach (var each in pairs) each.Unsettle(merge.Id);
        foreach (var each in pairs.Where(one => one.IsInherited(merge))) clients.Remove(each);
        var pair = pairs.Find(one => one.IsBetween(merge.SurvivorId, merge.MergedId));
        if (pair is null)
        {
            pair = DuplicateSuggestion.Create(
                merge.TenantId, merge.SurvivorId, merge.MergedId, DuplicateSign.UndoneMerge,
                "They were merged, and it was undone.", editor.Now);
            clients.Add(pair);
        }

        pair.Dismiss(editor.Name, editor.Now);
    }

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] Merge of client {MergedId} into {SurvivorId} undone")]
    private partial void Undone(ClientId mergedId, ClientId survivorId);
}
