using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

// The name and the e-mail, and which source may change them: docs/decisions/provenance.md.
public sealed partial class Client
{
    /// <summary>
    /// Fills in what is missing, and adopts the spelling of a more trusted source. Values that contradict the known ones
    /// are left to <see cref="Settle"/>.
    /// </summary>
    public void Learn(StatedIdentity said, Editor editor)
    {
        var isChanged = false;
        if (said.Name.Fits(this))
        {
            isChanged |= Confirm(MergeField.FirstName, said.Name.First, said.NameSource, editor);
            isChanged |= Confirm(MergeField.LastName, said.Name.Last, said.NameSource, editor);
        }

        isChanged |= Confirm(MergeField.Email, said.Email?.Value, said.EmailSource, editor);
        if (isChanged) Touch(editor.Now);
    }

    /// <summary>Whether the sender gave another name, or another e-mail, than the known one.</summary>
    public bool Contradicts(StatedIdentity said) =>
        !said.Name.Fits(this) || (said.Email is not null && Email is not null && said.Email != Email);

    /// <summary>
    /// Resolves a contradiction. A more trusted source corrects the known value if both are certainly the same person's.
    /// Everything else becomes a suggestion for staff, because a booking under another name may be another person's.
    /// </summary>
    /// <param name="said">What the sender gave.</param>
    /// <param name="isOfClient">The name is the client's, apart from its spelling, and was given for this record.</param>
    /// <param name="earlier">All suggestions for the client so far, decided ones included.</param>
    /// <param name="editor">The sender.</param>
    /// <returns>The new suggestions.</returns>
    public IReadOnlyList<ValueSuggestion> Settle(
        StatedIdentity said, bool isOfClient, IReadOnlyCollection<ValueSuggestion> earlier, Editor editor)
    {
        var (fresh, isChanged) = (new List<ValueSuggestion>(), false);
        if (!said.Name.Fits(this))
        {
            var known = earlier.FirstOrDefault(one => one.IsSaidBy(said.Name));
            string[] fields = [.. Contradicted(said.Name)];
            if (isOfClient && known is not { State: SuggestionState.Dismissed }
                && fields.All(field => MayReplace(field, said.NameSource)))
            {
                foreach (var field in fields)
                    Set(field, field is MergeField.FirstName ? said.Name.First! : said.Name.Last!, said.NameSource, editor);
                Learn(said with { Email = null }, editor);
                isChanged = true;
            }
            else if (known is null && !fields.Any(IsLocked))
            {
                fresh.Add(ValueSuggestion.Create(this, said.Name, said.NameSource, editor.Now));
            }
        }

        if (said.Email is { } email && email != Email)
        {
            var known = earlier.FirstOrDefault(one => one.IsSaidBy(email));
            if (isOfClient && known is not { State: SuggestionState.Dismissed } && said.Name.Fits(this)
                && MayReplace(MergeField.Email, said.EmailSource))
            {
                Set(MergeField.Email, email.Value, said.EmailSource, editor);
                isChanged = true;
            }
            else if (known is null && !IsLocked(MergeField.Email))
            {
                fresh.Add(ValueSuggestion.Create(this, email, said.EmailSource, editor.Now));
            }
        }

        if (isChanged) Touch(editor.Now);
        var open = earlier.Count(one => one.State is SuggestionState.Open);
        var room = Math.Min(ValueSuggestion.MostOpen - open, ValueSuggestion.MostOfClient - earlier.Count);
        return fresh.Count <= room ? fresh : [.. fresh.Take(Math.Max(room, 0))];
    }

    /// <summary>Uses a suggested value. It counts as given by the person who decided.</summary>
    /// <exception cref="DomainException"><c>client.erased</c>, <c>client.field_locked</c></exception>
    public void Apply(ValueSuggestion suggestion, Editor editor)
    {
        ThrowIfErased();
        if (suggestion.FirstName is { } first) Change(MergeField.FirstName, first, editor, suggestion.Source);
        if (suggestion.LastName is { } last) Change(MergeField.LastName, last, editor, suggestion.Source);
        if (suggestion.Email is { } email) Change(MergeField.Email, email.Value, editor, suggestion.Source);
        suggestion.Use(editor.Name, editor.Now);
        Touch(editor.Now);
    }

    /// <summary>Locks these fields, so that only users of the pages can change them, and unlocks the others.</summary>
    /// <param name="fields">Of <see cref="MergeField.WithProvenance"/>.</param>
    /// <param name="editor">Who locks them.</param>
    /// <exception cref="DomainException"><c>client.erased</c></exception>
    public void Lock(IReadOnlyCollection<string> fields, Editor editor)
    {
        ThrowIfErased();
        var before = LockedFields;
        foreach (var field in MergeField.WithProvenance)
        {
            var isLocked = fields.Contains(field);
            if (isLocked == IsLocked(field)) continue;

            var known = ProvenanceOf(field) ?? SaidBy(editor, isLocked);
            SetProvenance(field, isLocked || Mergeable(field) is not null ? known with { IsLocked = isLocked } : null);
        }

        Noted(editor, "lockedFields", Listed(before), Listed(LockedFields));
        UpdatedAt = editor.Now;

        static string? Listed(IReadOnlyList<string> fields) => fields.Count == 0 ? null : string.Join(", ", fields);
    }

    /// <summary>Those of <see cref="MergeField.WithProvenance"/> that are locked.</summary>
    public IReadOnlyList<string> LockedFields => [.. MergeField.WithProvenance.Where(IsLocked)];

    /// <summary>Where the field's value comes from; null for fields outside <see cref="MergeField.WithProvenance"/>.</summary>
    internal Provenance? ProvenanceOf(string field) => field switch
    {
        MergeField.FirstName => FirstNameProvenance,
        MergeField.LastName => LastNameProvenance,
        MergeField.Email => EmailProvenance,
        _ => null,
    };

    private void SetProvenance(string field, Provenance? provenance)
    {
        if (field is MergeField.FirstName) FirstNameProvenance = provenance;
        else if (field is MergeField.LastName) LastNameProvenance = provenance;
        else if (field is MergeField.Email) EmailProvenance = provenance;
    }

    // A missing value is filled in. If a more trusted source gives the same value, it counts as that source's. True if
    // anything of it is another one now.
    private bool Confirm(string field, string? value, ValueSource source, Editor editor)
    {
        if (value is null) return false;

        var known = Mergeable(field);
        if (known is null)
        {
            if (IsLocked(field)) return false;

            SetValue(field, value);
            SetProvenance(field, new(source, editor.Now));
            return true;
        }

        if (!IsSameValue(field, known, value) || !MayReplace(field, source)) return false;

        // Keep the spelling if only the letter case differs: people fill in forms in capitals, or without any.
        Set(field, known.Equals(value, StringComparison.OrdinalIgnoreCase) ? known : value, source, editor);
        return true;
    }

    private static bool IsSameValue(string field, string known, string value) => field is MergeField.Email
        ? known.Equals(value, StringComparison.OrdinalIgnoreCase)
        : GivenName.IsSame(known, value);

    private IEnumerable<string> Contradicted(GivenName name)
    {
        if (name.First is { } first && !FirstNameIsPlaceholder && !GivenName.IsSame(first, FirstName))
            yield return MergeField.FirstName;
        if (name.Last is { } last && LastName is not null && !GivenName.IsSameLast(last, LastName))
            yield return MergeField.LastName;
    }

    // Without a person's decision.
    private void Set(string field, string value, ValueSource source, Editor editor) =>
        Write(field, value, new(source, editor.Now), editor, ProvenanceOf(field)?.Source, source);

    // At the request of a user or a system.
    private void Change(string field, string? value, Editor editor, ValueSource? suggestedBy = null)
    {
        if (string.Equals(Mergeable(field), value, StringComparison.Ordinal)) return;

        if (IsLocked(field) && editor.Channel is not Channel.Admin)
            throw new DomainException(ClientErrors.FieldLocked(field));

        var provenance = value is not null || IsLocked(field) ? SaidBy(editor, IsLocked(field)) : (Provenance?)null;
        Write(field, value, provenance, editor, toSource: suggestedBy);
    }

    private void Write(
        string field, string? value, Provenance? provenance, Editor editor, ValueSource? fromSource = null,
        ValueSource? toSource = null)
    {
        Noted(editor, field, Mergeable(field), value, fromSource, toSource);
        SetValue(field, value);
        SetProvenance(field, provenance);
    }

    private static Provenance SaidBy(Editor editor, bool isLocked) =>
        new(ValueTrust.UsualOf(editor.Channel), editor.Now, isLocked);

    private bool MayReplace(string field, ValueSource source) =>
        ProvenanceOf(field) is { IsLocked: false } known && source.Exceeds(known.Source, field);

    private bool IsLocked(string field) => ProvenanceOf(field) is { IsLocked: true };
}
