using AutoMapper;
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
/// Two clients are one person: the survivor stands for both, until <see cref="UndoMerge"/>. A dry run answers the same
/// and changes nothing.
/// </summary>
public sealed record MergeClients : IRequest<MergeOutcome>, IRetryable
{
    public required ClientId SurvivorId { get; init; }

    public required ClientId MergedId { get; init; }

    /// <summary>The version that the caller read; null takes whichever there is.</summary>
    public ExpectedVersion? ExpectedVersion { get; init; }

    /// <summary>The merged client's, likewise.</summary>
    public int? MergedVersion { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>Whose value is kept, by <see cref="MergeField.Names"/>; the rule decides on those left out.</summary>
    public IReadOnlyDictionary<string, MergeSide> Keep { get; init; } = new Dictionary<string, MergeSide>();

    /// <summary>
    /// The survivor's values stay as they are, and what is missing stays missing: the merged record is nobody of its own.
    /// </summary>
    public bool KeepsSurvivorsValues { get; init; }

    public bool DryRun { get; init; }

    bool IRetryable.RetryWhenStale => ExpectedVersion is null && MergedVersion is null;

    string? IRetryable.LockKey => SurvivorId.ToString();
}

/// <summary>All that a merge does.</summary>
public sealed record MergeOutcome
{
    /// <summary>The merge's, by which it can be undone; null in a dry run.</summary>
    public Guid? Id { get; init; }

    public required Guid SurvivorId { get; init; }

    public required Guid MergedId { get; init; }

    public required bool DryRun { get; init; }

    public required IReadOnlyList<MergeFieldRow> Fields { get; init; }

    /// <summary>The merged client's, by which the survivor is recognised from then on.</summary>
    public required IReadOnlyList<ContactPointRow> ContactPoints { get; init; }

    /// <summary>The merged client's, which lead to the survivor from then on.</summary>
    public required IReadOnlyList<ServiceMappingRow> ServiceMappings { get; init; }

    /// <summary>How many bookings of the merged client become the survivor's.</summary>
    public required int Bookings { get; init; }

    /// <summary>The others of the merged client's household, which is the survivor's from then on.</summary>
    public required IReadOnlyList<HouseholdPersonRow> Household { get; init; }

    /// <summary>Who was merged into the merged client before and comes along.</summary>
    public required IReadOnlyList<Guid> MergedIds { get; init; }

    /// <summary>What both have and only one can be, and how it is settled.</summary>
    public required IReadOnlyList<MergeConflict> Conflicts { get; init; }

    /// <summary>As they are then.</summary>
    public required ClientRow Survivor { get; init; }

    /// <summary>The version of the survivor before.</summary>
    public required int SurvivorVersion { get; init; }

    /// <summary>The version of the merged client before.</summary>
    public required int MergedVersion { get; init; }
}

/// <summary>One field of both clients.</summary>
/// <param name="Field">As the client's JSON calls it.</param>
/// <param name="SurvivorValue">Null where nothing is known.</param>
/// <param name="MergedValue">Null where nothing is known.</param>
/// <param name="Value">What the survivor has from then on.</param>
/// <param name="Kept">Whose value that is.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record MergeFieldRow(
    string Field, string? SurvivorValue, string? MergedValue, string? Value, MergeSide Kept, string Reason);

/// <summary>Two mappings to one business.</summary>
/// <param name="ServiceProvider">Such as <c>phorest</c>.</param>
/// <param name="BusinessId">Null where the system has no businesses.</param>
/// <param name="SurvivorValue">The id that the survivor has there.</param>
/// <param name="MergedValue">The id that the merged client has there.</param>
/// <param name="Settlement">How it is settled, as a sentence.</param>
public sealed record MergeConflict(
    string ServiceProvider, string? BusinessId, string SurvivorValue, string MergedValue, string Settlement);

internal sealed partial class MergeClientsHandler(
    IReadDb db, IClientRepository clients, IBookingRepository bookings, IServiceMappingRepository mappings,
    IUnitOfWork work, CurrentCaller caller, TimeProvider clock, IMapper mapper, ILogger<MergeClientsHandler> log)
    : IRequestHandler<MergeClients, MergeOutcome>
{
    public async Task<MergeOutcome> Handle(MergeClients command, CancellationToken ct)
    {
        if (command.DryRun) work.StartDryRun();
        var (survivor, merged) = await Both(command, ct);
        var (survivorVersion, mergedVersion) = (survivor.Version, merged.Version);
        var (ours, theirs) = (await clients.WithMerged(survivor, ct), await clients.WithMerged(merged, ct));
        IReadOnlyList<MergeField> fields = command.KeepsSurvivorsValues
            ? [] : [.. MergeField.Decide(survivor, merged, command.Keep)];
        var (ourMappings, moving) = (await mappings.FindAll(survivor.Id, ct), await mappings.FindAll(merged.Id, ct));
        var household = await db.Household(merged.Id, ct);
        var points = mapper.Map<List<ContactPointRow>>(merged.ContactPoints);

        var editor = new Editor(caller.Name, command.Channel, clock.GetUtcNow());
        var merge = ClientMerge.Start(survivor, merged, theirs.Merged, ours.Merges, fields, editor);
        foreach (var mapping in moving) mapping.MoveTo(survivor.Id);
        var booked = await bookings.FindAll(merged.Id, ct);
        foreach (var booking in booked) booking.MoveTo(survivor.Id, editor.Now);
        await Settle(merge, ours, theirs, ct);
        clients.Add(merge);
        await work.SaveChangesAsync(ct);

        if (!command.DryRun) Merged(merged.Id, survivor.Id);
        return new()
        {
            Id = command.DryRun ? null : merge.Id.Value,
            SurvivorId = survivor.Id.Value,
            MergedId = merged.Id.Value,
            DryRun = command.DryRun,
            Fields = [.. fields.Select(field => new MergeFieldRow(
                field.Name, field.SurvivorValue, field.MergedValue, field.Value, field.Kept, field.Reason))],
            ContactPoints = points,
            ServiceMappings = mapper.Map<List<ServiceMappingRow>>(moving),
            Bookings = booked.Count,
            Household = [.. household.Where(one => one.Person.Id != survivor.Id).Select(HouseholdPersonRow.From)],
            MergedIds = [.. theirs.Merged.Select(each => each.Id.Value).Order()],
            Conflicts = [.. Conflicts(ourMappings, moving)],
            Survivor = mapper.Map<ClientRow>(survivor),
            SurvivorVersion = survivorVersion,
            MergedVersion = mergedVersion,
        };
    }

    private async Task<(Client Survivor, Client Merged)> Both(MergeClients command, CancellationToken ct)
    {
        if (command.SurvivorId == command.MergedId) throw new DomainException(ClientErrors.MergeWithItself);

        var survivor = await clients.Find(command.SurvivorId, ct) ?? throw new DomainException(ClientErrors.NotFound);
        var merged = await clients.FindRecord(command.MergedId, ct)
            ?? throw new DomainException(ClientErrors.MergedIsMissing);
        if (merged.SurvivorId is { } other) throw new DomainException(ClientErrors.AlreadyMerged(other));
        if (merged.Id == survivor.Id) throw new DomainException(ClientErrors.AlreadyMerged(survivor.Id));
        if (command.ExpectedVersion is { } expected && !expected.Includes(survivor.Version))
            throw new DomainException(CommonErrors.Stale);
        if (command.MergedVersion is { } version && version != merged.Version)
            throw new DomainException(ClientErrors.MergedIsStale);

        return (survivor, merged);
    }

    // Whoever may be one of them, or is said not to be, may be the survivor, or is not: one pair says so from now on, the one
    // that was decided before those that were not.
    private async Task Settle(ClientMerge merge, MergedRecords ours, MergedRecords theirs, CancellationToken ct)
    {
        HashSet<ClientId> records = [.. ours.Under(ours.Client.Id), .. theirs.Under(theirs.Client.Id)];
        var all = await clients.Suggestions(records, ct);
        var pairs = all.FindAll(pair => pair.SettledBy is null);
        var others = pairs.Select(Other).Where(other => !records.Contains(other)).Distinct().ToList();
        var survivors = others.Count == 0 ? [] : await clients.Survivors(others, ct);
        foreach (var pair in pairs.Where(pair => records.Contains(Other(pair)))) pair.Settle(merge.Id);
        foreach (var same in pairs.Where(pair => pair.SettledBy is null).ToLookup(pair => survivors[Other(pair)]))
        {
            var decided = same.OrderByDescending(pair => pair.IsDismissed)
                .ThenByDescending(pair => pair.IsBetween(merge.SurvivorId, same.Key)).First();
            foreach (var pair in same.Where(pair => pair != decided)) pair.Settle(merge.Id);
            if (decided.IsBetween(merge.SurvivorId, same.Key)) continue;

            decided.Settle(merge.Id);
            if (!all.Exists(pair => pair.ClientId == merge.SurvivorId && pair.OtherClientId == same.Key))
                clients.Add(decided.Inherit(merge, same.Key));
        }

        ClientId Other(DuplicateSuggestion pair) =>
            records.Contains(pair.ClientId) ? pair.OtherClientId : pair.ClientId;
    }

    private static IEnumerable<MergeConflict> Conflicts(List<ServiceMapping> ours, List<ServiceMapping> theirs) =>
        from mapping in ours
        join other in theirs on (mapping.ServiceProvider, mapping.BusinessId)
            equals (other.ServiceProvider, other.BusinessId)
        select new MergeConflict(
            mapping.ServiceProvider, mapping.BusinessId.Length == 0 ? null : mapping.BusinessId,
            mapping.ExternalClientId, other.ExternalClientId,
            "Both ids are kept and lead to the one who stays. Merge the two in the salon's system as well.");

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] Client {MergedId} merged into {SurvivorId}")]
    private partial void Merged(ClientId mergedId, ClientId survivorId);
}
