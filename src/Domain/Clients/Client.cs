using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Clients;

/// <summary>One person to one tenant, whatever channel they book through.</summary>
public sealed class Client
{
    public const int MaxSortLength = 100;

    /// <summary>Both names and the e-mail; folding lengthens a few letters up to eighteen times.</summary>
    public const int MaxSearchLength = 1000;

    private readonly List<ContactPoint> _contactPoints = [];
    private readonly List<ClientChange> _changes = [];

    private Client() { }   // for EF

    public ClientId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public string FirstName { get; private set; } = GivenName.Placeholder;

    /// <summary>The first name is not known yet.</summary>
    public bool FirstNameIsPlaceholder { get; private set; } = true;

    public string? LastName { get; private set; }

    public EmailAddress? Email { get; private set; }

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

    /// <summary>Names and e-mail folded, each word behind a space, for finding by the start of any word.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>The name folded, as lists sort it.</summary>
    public string SortName { get; private set; } = "";

    public IReadOnlyCollection<ContactPoint> ContactPoints => _contactPoints;

    /// <summary>What was changed since the client was loaded.</summary>
    public IReadOnlyCollection<ClientChange> Changes => _changes;

    public string FullName => $"{(FirstNameIsPlaceholder ? null : FirstName)} {LastName}".Trim();

    /// <exception cref="DomainException"><c>client.status</c></exception>
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
            CreatedAt = now,
        };
        client.Learn(contact.Name, contact.Email, now);
        return client;
    }

    /// <summary>Takes what was missing from what a channel says; what is known is never overwritten.</summary>
    public void Learn(GivenName name, EmailAddress? email, DateTimeOffset now)
    {
        if (name.Fits(this))
        {
            if (FirstNameIsPlaceholder && name.First is not null)
                (FirstName, FirstNameIsPlaceholder) = (name.First, false);
            LastName ??= name.Last;
        }

        Email ??= email;
        Touch(now);
    }

    /// <summary>Adds a way of recognising this client. The first phone becomes the one to call.</summary>
    /// <returns>Whether it was new.</returns>
    public bool Link(ContactPoint point)
    {
        if (_contactPoints.Any(point.IsSameAs)) return false;

        _contactPoints.Add(point.OwnedBy(this));
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

    /// <exception cref="DomainException"><c>client.erased</c>, <c>client.first_name_missing</c></exception>
    public void Rename(string? first, string? last, Editor editor)
    {
        ThrowIfErased();
        var name = GivenName.Create(first, last);
        var isUnknown = string.Equals(CleanText.Line(first), GivenName.Placeholder, StringComparison.OrdinalIgnoreCase);
        if (name.First is null && !isUnknown && first != FirstName) throw new DomainException(
            ClientErrors.FirstNameMissing);

        FirstName = Noted(editor, "firstName", FirstName, name.First ?? GivenName.Placeholder)!;
        FirstNameIsPlaceholder = name.First is null;
        LastName = Noted(editor, "lastName", LastName, name.Last);
        Touch(editor.Now);
    }

    public void ChangeEmail(EmailAddress? email, Editor editor)
    {
        ThrowIfErased();
        Noted(editor, "email", Email?.Value, email?.Value);
        Email = email;
        Touch(editor.Now);
    }

    /// <summary>Another number to call; the earlier one still recognises them.</summary>
    public void ChangePhone(ContactPoint phone, Editor editor)
    {
        ThrowIfErased();
        Phone = Noted(editor, "phone", Phone, phone.Value);
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

    private string? Noted(Editor editor, string field, string? from, string? to)
    {
        if (!string.Equals(from, to, StringComparison.Ordinal))
            _changes.Add(ClientChange.Create(this, editor, field, from, to));
        return to;
    }

    private void ThrowIfErased()
    {
        if (Status is ClientStatus.Erased) throw new DomainException(ClientErrors.Erased);
    }

    private void Touch(DateTimeOffset now)
    {
        SearchText = CleanText.Fold($"{FullName} {Email?.Value}") is { Length: > 0 } words
            ? CleanText.Cut(" " + words, MaxSearchLength) : "";
        SortName = CleanText.Cut(CleanText.Fold(FullName), MaxSortLength);
        UpdatedAt = now;
    }
}
