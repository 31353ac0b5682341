using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

// Who books with whose phone: docs/decisions/households.md.
public sealed partial class Client
{
    /// <summary>The most members that a household takes; merges of two owners may bring more together.</summary>
    public const int MostHouseholdMembers = 50;

    /// <summary>
    /// The owner of the household that this client is a member of, as it was said then; whoever stands for that record
    /// owns the household now. Null where they are in none, or own one.
    /// </summary>
    public ClientId? HouseholdOwnerId { get; private set; }

    /// <summary>Whether the records say that the two are of one household: two people, then.</summary>
    public bool SharesHouseholdWith(Client other) => HouseholdOwnerId == other.Id || other.HouseholdOwnerId == Id
        || (HouseholdOwnerId is { } owner && owner == other.HouseholdOwnerId);

    /// <summary>Both get a line in their history.</summary>
    /// <exception cref="DomainException"><c>client.erased</c></exception>
    public void JoinHousehold(Client owner, Editor editor)
    {
        ThrowIfErased();
        owner.ThrowIfErased();
        if (HouseholdOwnerId == owner.Id) return;

        SetHousehold(owner.Id, editor);
        owner.NoteMember(null, Id, editor);
    }

    /// <param name="owner">Who stands for the household's owner; null where it is nobody else than the member.</param>
    /// <param name="editor">Who takes them out.</param>
    public void LeaveHousehold(Client? owner, Editor editor)
    {
        if (HouseholdOwnerId is null) return;

        SetHousehold(null, editor);
        owner?.NoteMember(Id, null, editor);
    }

    /// <summary>A member's record is removed, as the import that brought it is undone.</summary>
    public void NoteGoneMember(ClientId member, Editor editor) => NoteMember(member, null, editor);

    /// <summary>Bookings that are theirs were made before this record.</summary>
    public void Span(DateTimeOffset booked) => SpanBookings(
        ClientMerge.Earlier(FirstBookingDate, booked), ClientMerge.Later(LastBookingDate, booked));

    private void SetHousehold(ClientId? owner, Editor editor)
    {
        Noted(editor, "householdOwnerId", HouseholdOwnerId?.ToString(), owner?.ToString());
        (HouseholdOwnerId, UpdatedAt) = (owner, editor.Now);
    }

    // It changes the owner's version: a booking that arrives at this moment looks again who is meant.
    private void NoteMember(ClientId? from, ClientId? to, Editor editor)
    {
        Noted(editor, "householdMember", from?.ToString(), to?.ToString());
        UpdatedAt = editor.Now;
    }
}
