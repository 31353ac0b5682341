using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

/// <summary>One of a client's values, and where it comes from.</summary>
/// <param name="Field">Of <see cref="MergeField.Names"/>.</param>
/// <param name="Value">Null where nothing is known.</param>
/// <param name="Provenance">Null for fields outside <see cref="MergeField.WithProvenance"/>.</param>
public readonly record struct ClientValue(string Field, string? Value, Provenance? Provenance);

/// <summary>What an import changed of a client.</summary>
public sealed record ImportedChange(
    string Field, string? Before, Provenance? BeforeProvenance, string? After, Provenance? AfterProvenance);

// What a file says of a client, and how that is taken back: docs/import.md.
public sealed partial class Client
{
    /// <summary>The values of all <see cref="MergeField.Names"/>.</summary>
    public IReadOnlyList<ClientValue> Values =>
        [.. MergeField.Names.Select(name => new ClientValue(name, Mergeable(name), ProvenanceOf(name)))];

    /// <summary>Fills in what is missing of what no source is kept for; what is known stays.</summary>
    public void FillIn(string? knownAs, DateOnly? birthday, string? notes, Editor editor)
    {
        Fill(MergeField.KnownAs, MissingName.Person(CleanText.Line(knownAs)));
        Fill(MergeField.Birthday, Text(birthday));
        Fill(MergeField.Notes, CleanText.Lines(MissingValue.Text(notes)));

        void Fill(string field, string? value)
        {
            if (value is not null && Mergeable(field) is null) SetMergeable(field, value, null, editor);
        }
    }

    /// <summary>Gives the values back that an import changed. What was changed since stays.</summary>
    public void Restore(IEnumerable<ImportedChange> changes, Editor editor)
    {
        foreach (var change in changes)
        {
            if (Mergeable(change.Field) == change.After && ProvenanceOf(change.Field) == change.AfterProvenance)
                SetMergeable(change.Field, change.Before, change.BeforeProvenance, editor);
        }
    }

    /// <summary>An import brought this contact point; it goes with the import.</summary>
    /// <returns>The point; null where the client does not have it any more.</returns>
    public ContactPoint? Unlink(ContactPointKind kind, string key, Editor editor)
    {
        var point = _contactPoints.Find(one => one.Kind == kind && one.Key == key);
        if (point is null) return null;

        _contactPoints.Remove(point);
        if (Phone == point.Value)
        {
            SetMergeable(
                MergeField.Phone,
                _contactPoints.Find(one => one.Kind is ContactPointKind.Phone)?.Value, null, editor);
        }

        return point;
    }
}
