using System.Globalization;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Clients;

/// <summary>One person to one tenant, whatever channel they book through.</summary>
public sealed partial class Client
{
    public const int MaxSortLength = 100;

    /// <summary>Both names and the e-mail; folding lengthens a few letters up to eighteen times.</summary>
    public const int MaxSearchLength = 1000;

    public const int MaxFormerNamesLength = 400;

    public const int MaxNotesLength = 1000;

    /// <summary>Nobody who books was born before.</summary>
    public static readonly DateOnly EarliestBirthday = new(1900, 1, 1);

    private readonly List<ContactPoint> _contactPoints = [];
    private readonly List<ClientChange> _changes = [];

    private Client() { }   // for EF

    public ClientId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public string FirstName { get; private set; } = GivenName.Placeholder;

    /// <summary>The first name is not known yet.</summary>
    public bool FirstNameIsPlaceholder { get; private set; } = true;

    public string? LastName { get; private set; }

    /// <summary>What they like to be called, where that is not the first name; null where nobody has said so.</summary>
    public string? KnownAs { get; private set; }

    public EmailAddress? Email { get; private set; }

    public DateOnly? Birthday { get; private set; }

    /// <summary>For staff: what to know of the person.</summary>
    public string? Notes { get; private set; }

    /// <summary>Null where no first name is known, or it was recorded before this was.</summary>
    public Provenance? FirstNameProvenance { get; private set; }

    /// <inheritdoc cref="FirstNameProvenance"/>
    public Provenance? LastNameProvenance { get; private set; }

    /// <inheritdoc cref="FirstNameProvenance"/>
    public Provenance? EmailProvenance { get; private set; }

    /// <summary>The number to call, in E.164.</summary>
    public string? Phone { get; private set; }

    public Source FirstInteractionSource { get; private init; }

    public DateTimeOffset FirstInteractionDate { get; private init; }

    /// <summary>When they first booked, not when their first appointment is.</summary>
    public DateTimeOffset? FirstBookingDate { get; private set; }

    /// <summary>When they last booked.</summary>
    public DateTimeOffset? LastBookingDate { get; private set; }

    public ClientStatus Status { get; private set; } = ClientStatus.Active;

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>
    /// Who stands for this client since they were merged, after whatever chain of merges; null for one who stands for
    /// themselves. The record stays as it was then.
    /// </summary>
    public ClientId? SurvivorId { get; private set; }

    /// <summary>
    /// Names and e-mails that merges replaced by the merged client's, by which the client is still found; null where there
    /// are none.
    /// </summary>
    public string? FormerNames { get; private set; }

    /// <summary>Names and e-mail folded, each word behind a space, for finding by the start of any word.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>The name folded, as lists sort it.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>What the e-mail is compared by.</summary>
    public string? EmailKey { get; private set; }

    public IReadOnlyCollection<ContactPoint> ContactPoints => _contactPoints;

    /// <summary>What was changed since the client was loaded.</summary>
    public IReadOnlyCollection<ClientChange> Changes => _changes;

    public string FullName => $"{(FirstNameIsPlaceholder ? null : FirstName)} {LastName}".Trim();

    /// <exception cref="DomainException"><c>client.status</c>, <c>client.birthday</c></exception>
    public static Client Register(TenantId tenant, FirstContact contact, DateTimeOffset now, ClientId? id = null)
    {
        if (contact.Status is ClientStatus.Erased) throw new DomainException(ClientErrors.EraseByItsOwn);

        var client = new Client
        {
            Id = id ?? ClientId.New(),
            TenantId = tenant,
            FirstInteractionSource = contact.Source,
            FirstInteractionDate = (contact.At ?? now).ToMilliseconds(),
            FirstBookingDate = contact.FirstBookedAt?.ToMilliseconds(),
            LastBookingDate = contact.FirstBookedAt?.ToMilliseconds(),
            Status = contact.Status,
            KnownAs = MissingName.Person(CleanText.Line(contact.KnownAs)),
            Birthday = Birth(contact.Birthday, now),
            Notes = CleanText.Lines(MissingValue.Text(contact.Notes)),
            CreatedAt = now,
        };
        client.Learn(
            new(contact.Name, contact.Email, contact.SaidBy ?? ValueTrust.UsualOf(contact.Source)),
            new("", Channel.Rest, now));
        client.Touch(now);
        return client;
    }

    /// <summary>Adds a way of recognising this client. The first phone becomes the one to call.</summary>
    /// <param name="point">Its kind and key are nobody's yet.</param>
    /// <param name="recordedFor">Who was merged into this client, where it became known by one of their keys.</param>
    /// <returns>Whether it was new.</returns>
    public bool Link(ContactPoint point, ClientId? recordedFor = null)
    {
        if (_contactPoints.Any(point.IsSameAs)) return false;

        _contactPoints.Add(point.OwnedBy(this, recordedFor));
        if (point.Kind is ContactPointKind.Phone) Phone ??= point.Value;
        return true;
    }

    /// <summary>They booked: a client who had gone quiet is active again.</summary>
    /// <exception cref="DomainException"><c>client.erased</c></exception>
    public void Booked(DateTimeOffset at)
    {
        ThrowIfErased();
        FirstBookingDate = FirstBookingDate < at ? FirstBookingDate : at;
        LastBookingDate = LastBookingDate > at ? LastBookingDate : at;
        Status = ClientStatus.Active;
        UpdatedAt = at;
    }

    /// <exception cref="DomainException"><c>client.erased</c>, <c>client.first_name_missing</c>,
    /// <c>client.field_locked</c></exception>
    public void Rename(string? first, string? last, Editor editor)
    {
        ThrowIfErased();
        var name = GivenName.Create(first, last);
        var isUnknown = string.Equals(CleanText.Line(first), GivenName.Placeholder, StringComparison.OrdinalIgnoreCase);
        if (name.First is null && !isUnknown && first != FirstName) throw new DomainException(
            ClientErrors.FirstNameMissing);

        Change(MergeField.FirstName, name.First, editor);
        Change(MergeField.LastName, name.Last, editor);
        Touch(editor.Now);
    }

    /// <exception cref="DomainException"><c>client.erased</c>, <c>client.field_locked</c></exception>
    public void ChangeEmail(EmailAddress? email, Editor editor)
    {
        ThrowIfErased();
        Change(MergeField.Email, email?.Value, editor);
        Touch(editor.Now);
    }

    /// <param name="knownAs">Null where the first name will do.</param>
    /// <param name="editor">Who says so.</param>
    /// <exception cref="DomainException"><c>client.erased</c></exception>
    public void ChangeKnownAs(string? knownAs, Editor editor)
    {
        ThrowIfErased();
        SetMergeable(MergeField.KnownAs, MissingName.Person(CleanText.Line(knownAs)), null, editor);
    }

    /// <exception cref="DomainException"><c>client.erased</c>, <c>client.birthday</c></exception>
    public void ChangeBirthday(DateOnly? birthday, Editor editor)
    {
        ThrowIfErased();
        SetMergeable(MergeField.Birthday, Text(Birth(birthday, editor.Now)), null, editor);
    }

    /// <exception cref="DomainException"><c>client.erased</c></exception>
    public void ChangeNotes(string? notes, Editor editor)
    {
        ThrowIfErased();
        SetMergeable(MergeField.Notes, CleanText.Lines(MissingValue.Text(notes)), null, editor);
    }

    /// <summary>Another number to call; the earlier one still recognises them.</summary>
    public void ChangePhone(ContactPoint phone, Editor editor)
    {
        ThrowIfErased();
        Noted(editor, MergeField.Phone, Phone, phone.Value);
        Phone = phone.Value;
        Link(phone);
        Touch(editor.Now);
    }

    /// <summary>
    /// The network says that they have another number or user id; the earlier one still recognises them.
    /// </summary>
    /// <param name="from">What it was; null where only another kind of it is known.</param>
    /// <param name="to">One that no client has yet.</param>
    /// <param name="editor">Who says so.</param>
    public void Move(ContactPoint? from, ContactPoint to, Editor editor)
    {
        if (to.Kind is ContactPointKind.Phone && (Phone is null || Phone == from?.Value))
        {
            ChangePhone(to, editor);
            return;
        }

        ThrowIfErased();
        if (!Link(to)) return;

        Noted(editor, to.Kind is ContactPointKind.Phone ? "otherPhone" : "whatsappUserId", from?.Value, to.Value);
        Touch(editor.Now);
    }

    /// <exception cref="DomainException"><c>client.erased</c>, <c>client.status</c></exception>
    public void ChangeStatus(ClientStatus status, Editor editor)
    {
        ThrowIfErased();
        if (status is ClientStatus.Erased) throw new DomainException(ClientErrors.EraseByItsOwn);

        Noted(editor, "status", EnumText<ClientStatus>.Format(Status), EnumText<ClientStatus>.Format(status));
        (Status, UpdatedAt) = (status, editor.Now);
    }

    /// <summary>The value of one of <see cref="MergeField.Names"/>; null where nothing is known.</summary>
    internal string? Mergeable(string field) => field switch
    {
        MergeField.FirstName => FirstNameIsPlaceholder ? null : FirstName,
        MergeField.LastName => LastName,
        MergeField.KnownAs => KnownAs,
        MergeField.Email => Email?.Value,
        MergeField.Phone => Phone,
        MergeField.Birthday => Text(Birthday),
        MergeField.Notes => Notes,
        _ => EnumText<ClientStatus>.Format(Status),
    };

    internal void SetMergeable(string field, string? value, Provenance? provenance, Editor editor)
    {
        Write(field, value, provenance, editor);
        Touch(editor.Now);
    }

    private void SetValue(string field, string? value)
    {
        switch (field)
        {
            case MergeField.FirstName:
                (FirstName, FirstNameIsPlaceholder) = (value ?? GivenName.Placeholder, value is null);
                break;
            case MergeField.LastName:
                LastName = value;
                break;
            case MergeField.KnownAs:
                KnownAs = value;
                break;
            case MergeField.Email:
                Email = value is null ? null : EmailAddress.Parse(value);
                break;
            case MergeField.Phone:
                Phone = value;
                break;
            case MergeField.Birthday:
                Birthday = value is null ? null : DateOnly.Parse(value, CultureInfo.InvariantCulture);
                break;
            case MergeField.Notes:
                Notes = value;
                break;
            default:
                if (EnumText<ClientStatus>.TryParse(value, out var status)) Status = status;
                break;
        }
    }

    /// <summary>What the merges that stand have replaced.</summary>
    internal void RememberFormer(IEnumerable<MergedValue> replaced, DateTimeOffset now)
    {
        var names = replaced
            .Where(value => value.Field is MergeField.FirstName or MergeField.LastName or MergeField.Email)
            .Select(value => value.Before).OfType<string>().Distinct();
        FormerNames = string.Join(' ', names) is { Length: > 0 } all ? CleanText.Cut(all, MaxFormerNamesLength) : null;
        Touch(now);
    }

    /// <summary>Another client stands for this one from now on.</summary>
    internal void FollowTo(Client survivor) => SurvivorId = survivor.Id;

    /// <summary>Takes another record's contact points, which remember whose they were.</summary>
    internal void TakeOver(Client other, IEnumerable<ContactPoint> points, DateTimeOffset now)
    {
        foreach (var point in points.ToList())
        {
            other._contactPoints.Remove(point);
            point.MoveTo(this);
            _contactPoints.Add(point);
        }

        UpdatedAt = now;
    }

    internal void SpanBookings(DateTimeOffset? first, DateTimeOffset? last) =>
        (FirstBookingDate, LastBookingDate) = (first, last);

    /// <summary>
    /// The merge is undone: the client stands for themselves again, and has their contact points.
    /// </summary>
    /// <param name="from">Who stood for them.</param>
    /// <param name="behind">The records that go with them.</param>
    /// <param name="points">Those of the contact points that are theirs.</param>
    /// <param name="editor">Who undoes it.</param>
    public void PartFrom(
        Client from, IEnumerable<Client> behind, IEnumerable<ContactPoint> points, Editor editor)
    {
        SurvivorId = null;
        foreach (var each in behind) each.FollowTo(this);
        TakeOver(from, points, editor.Now);
        from.UpdatedAt = editor.Now;

        // One of these numbers may have become the one to call.
        var phones = from._contactPoints.Where(point => point.Kind is ContactPointKind.Phone)
            .OrderBy(point => point.OriginalClientId is not null).Select(point => point.Value).ToList();
        if (from.Phone is { } phone && !phones.Contains(phone))
            from.SetMergeable(MergeField.Phone, phones.FirstOrDefault(), null, editor);
    }

    /// <summary>Bookings that came while the client was merged are theirs: who had gone quiet is active again.</summary>
    public void Reactivate()
    {
        if (Status is ClientStatus.Inactive) Status = ClientStatus.Active;
    }

    private void Noted(
        Editor editor, string field, string? from, string? to, ValueSource? fromSource = null,
        ValueSource? toSource = null)
    {
        if (!string.Equals(from, to, StringComparison.Ordinal))
            _changes.Add(ClientChange.Create(this, editor, field, from, to, fromSource, toSource));
    }

    // A day further on it is another day somewhere.
    private static DateOnly? Birth(DateOnly? birthday, DateTimeOffset now) =>
        birthday is null || (birthday >= EarliestBirthday && birthday <= DateOnly.FromDateTime(now.UtcDateTime.AddDays(1)))
            ? birthday
            : throw new DomainException(ClientErrors.BadBirthday);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void ThrowIfErased()
    {
        if (Status is ClientStatus.Erased) throw new DomainException(ClientErrors.Erased);
    }

    private void Touch(DateTimeOffset now)
    {
        SearchText = CleanText.Fold($"{FullName} {KnownAs} {Email?.Value} {FormerNames}") is { Length: > 0 } words
            ? CleanText.Cut(" " + words, MaxSearchLength) : "";
        SortName = CleanText.Cut(CleanText.Fold(FullName), MaxSortLength);
        EmailKey = Email?.Key;
        UpdatedAt = now;
    }
}
