using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Clients;

/// <summary>
/// Staff said that two clients are one person. The merged one's record stays as it was, and the merge can be undone at
/// any time; what was recorded of whom stands on each contact point, mapping and booking.
/// </summary>
public sealed class ClientMerge
{
    public const int MaxByLength = DuplicateSuggestion.MaxByLength;

    private readonly List<MergedValue> _values = [];

    private ClientMerge() { }   // for EF

    public ClientMergeId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    /// <summary>Who stayed. They may have been merged into another one since.</summary>
    public ClientId SurvivorId { get; private init; }

    public ClientId MergedId { get; private init; }

    public DateTimeOffset MergedAt { get; private init; }

    /// <summary>Who: a service account, a person.</summary>
    public string MergedBy { get; private init; } = null!;

    /// <summary>The survivor's, before anybody was merged into them.</summary>
    public DateTimeOffset? FirstBookingDate { get; private init; }

    /// <inheritdoc cref="FirstBookingDate"/>
    public DateTimeOffset? LastBookingDate { get; private init; }

    /// <summary>Null while it stands.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    public string? UndoneBy { get; private set; }

    /// <summary>What the survivor got by it.</summary>
    public IReadOnlyCollection<MergedValue> Values => _values;

    /// <summary>The survivor takes over the merged one's contact points, and those values that were chosen.</summary>
    /// <param name="survivor">Who stays.</param>
    /// <param name="merged">Who is merged into them.</param>
    /// <param name="behind">Everybody who was merged into the merged one before.</param>
    /// <param name="earlier">The merges into the survivor that stand.</param>
    /// <param name="fields">Which value of each field the survivor has from now on.</param>
    /// <param name="editor">Who merges them.</param>
    /// <param name="id">A known one, for demo data; a new one when left out.</param>
    /// <exception cref="DomainException"><c>client.erased</c></exception>
    public static ClientMerge Start(
        Client survivor, Client merged, IEnumerable<Client> behind, IEnumerable<ClientMerge> earlier,
        IEnumerable<MergeField> fields, Editor editor, ClientMergeId? id = null)
    {
        if (survivor.Status is ClientStatus.Erased || merged.Status is ClientStatus.Erased)
            throw new DomainException(ClientErrors.Erased);

        var before = earlier.Where(merge => merge.SurvivorId == survivor.Id).ToList();
        var first = before.FirstOrDefault();
        var merge = new ClientMerge
        {
            Id = id ?? ClientMergeId.New(),
            TenantId = survivor.TenantId,
            SurvivorId = survivor.Id,
            MergedId = merged.Id,
            MergedAt = editor.Now,
            MergedBy = CleanText.Cut(editor.Name, MaxByLength),
            FirstBookingDate = first is null ? survivor.FirstBookingDate : first.FirstBookingDate,
            LastBookingDate = first is null ? survivor.LastBookingDate : first.LastBookingDate,
        };
        foreach (var field in fields.Where(field => field.Value != field.SurvivorValue))
        {
            merge._values.Add(new(
                field.Name, field.SurvivorValue, field.Value, survivor.ProvenanceOf(field.Name)));
            survivor.SetMergeable(field.Name, field.Value, merged.ProvenanceOf(field.Name), editor);
        }

        if (merge._values.Count > 0)
            survivor.RememberFormer(before.Append(merge).SelectMany(one => one._values), editor.Now);
        foreach (var each in behind.Prepend(merged)) each.FollowTo(survivor);
        survivor.TakeOver(merged, merged.ContactPoints, editor.Now);
        survivor.SpanBookings(
            Earlier(survivor.FirstBookingDate, merged.FirstBookingDate),
            Later(survivor.LastBookingDate, merged.LastBookingDate));
        return merge;
    }

    /// <summary>
    /// The survivor's values are what they were before, but for those that a person changed since, or a channel that is
    /// trusted more. Where a later merge changed one again, it is what that merge gives back.
    /// </summary>
    /// <param name="survivor">Who stayed.</param>
    /// <param name="standing">The merges that stand, this one among them, the earliest first.</param>
    /// <param name="editor">Who takes it back.</param>
    /// <returns>The names of the fields that are what they were before.</returns>
    /// <exception cref="DomainException"><c>merge.undone</c></exception>
    public IReadOnlyList<string> Undo(Client survivor, IEnumerable<ClientMerge> standing, Editor editor)
    {
        if (UndoneAt is not null) throw new DomainException(ClientErrors.MergeUndone);

        var into = standing.Where(merge => merge.SurvivorId == SurvivorId).ToList();
        var later = into.SkipWhile(merge => merge != this).Skip(1).SelectMany(merge => merge._values).ToList();
        var restored = new List<string>();
        foreach (var value in _values)
        {
            var next = later.Find(one => one.Field == value.Field);
            if (next is not null)
            {
                if (value.ComesBackFor(next.Before, next.BeforeProvenance))
                    next.Restore(value.Before, value.BeforeProvenance);
            }
            else if (value.ComesBackFor(survivor.Mergeable(value.Field), survivor.ProvenanceOf(value.Field)))
            {
                survivor.SetMergeable(value.Field, value.Before, value.BeforeProvenance, editor);
                restored.Add(value.Field);
            }
        }

        if (_values.Count > 0)
        {
            survivor.RememberFormer(into.Where(merge => merge != this).SelectMany(merge => merge._values), editor.Now);
        }

        (UndoneAt, UndoneBy) = (editor.Now, CleanText.Cut(editor.Name, MaxByLength));
        return restored;
    }

    internal static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;

    internal static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other > one ? other : one;
}

/// <summary>A field of the survivor that a merge changed.</summary>
public sealed class MergedValue
{
    private MergedValue() { }   // for EF

    internal MergedValue(string field, string? before, string? after, Provenance? beforeProvenance) =>
        (Field, Before, After, BeforeProvenance) = (field, before, after, beforeProvenance);

    /// <summary>As the client's JSON calls it.</summary>
    public string Field { get; private init; } = null!;

    /// <summary>Null where there was nothing.</summary>
    public string? Before { get; private set; }

    public string? After { get; private init; }

    /// <summary>Where the value before came from.</summary>
    public Provenance? BeforeProvenance { get; private set; }

    // Not where a person changed it since, or a channel that would have corrected the value before as well.
    internal bool ComesBackFor(string? value, Provenance? provenance) => value == After
        || (Before is not null && provenance is { Source: not (ValueSource.Rest or ValueSource.Staff) } since
            && !(BeforeProvenance is { IsLocked: false } before && since.Source.Exceeds(before.Source, Field)));

    internal void Restore(string? before, Provenance? provenance) => (Before, BeforeProvenance) = (before, provenance);
}
