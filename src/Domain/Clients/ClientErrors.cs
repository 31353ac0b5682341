using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Clients;

public static class ClientErrors
{
    public static readonly DomainError NotFound = new(
        "client.not_found", "There is no such client.", ErrorKind.NotFound);

    public static readonly DomainError NoClientWithPhone = new(
        "client.not_found", "No client has this phone number.", ErrorKind.NotFound);

    public static readonly DomainError DuplicateNotFound = new(
        "duplicate.not_found", "There is no such pair of possible duplicates.", ErrorKind.NotFound);

    public static readonly DomainError Erased = new(
        "client.erased", "This client's data was erased at their request; it cannot be changed or booked for.",
        ErrorKind.Conflict);

    public static readonly DomainError FirstNameMissing = new(
        "client.first_name_missing", "This is no first name. Send one, or leave the field out.",
        ErrorKind.Invalid, "firstName");

    public static readonly DomainError BadBirthday = new(
        "client.birthday", "A birthday is a date from 1900-01-01 to today, such as 1990-05-31.", ErrorKind.Invalid,
        "birthday");

    public static readonly DomainError EraseByItsOwn = new(
        "client.status", "A client is set active or inactive; erasing is not a change of status.", ErrorKind.Invalid,
        "status");

    public static readonly DomainError MergeNotFound = new(
        "merge.not_found", "There is no such merge of this client.", ErrorKind.NotFound);

    public static readonly DomainError MergeUndone = new(
        "merge.undone", "This merge was undone before. Merge the two again if they are one person.", ErrorKind.Conflict);

    public static readonly DomainError MergeWithItself = new(
        "merge.same_client", "A client cannot be merged with itself. Send the id of the other one.", ErrorKind.Invalid,
        "mergedId");

    public static readonly DomainError MergedIsMissing = new(
        "client.not_found", "There is no such client. Send the id of a client of this tenant.", ErrorKind.NotFound,
        "mergedId");

    public static readonly DomainError MergedIsStale = new(
        "version.stale", "Another request changed the client who is to be merged since it was read. Read it again.",
        ErrorKind.Stale, "mergedVersion");

    /// <summary>Either of the two was merged into the other, or into a third one.</summary>
    public static DomainError AlreadyMerged(ClientId survivor) => new(
        "merge.already_merged",
        "The client was merged into another one before. Undo that merge, or merge the one who stands for both.",
        ErrorKind.Conflict, "mergedId")
    {
        ExistingId = survivor.Value,
    };

    public static readonly DomainError NameOfSalon = new(
        "client.name_of_salon", "This is the salon's own name. Send the client's, or leave the field out.",
        ErrorKind.Invalid, "firstName");

    public static readonly DomainError NoLock = new(
        "client.no_lock",
        $"Only these fields can be locked: {string.Join(", ", MergeField.WithProvenance)}.", ErrorKind.Invalid,
        "lockedFields");

    public static readonly DomainError SuggestionNotFound = new(
        "suggestion.not_found", "There is no such suggestion for this client.", ErrorKind.NotFound);

    public static readonly DomainError HouseholdOwnerIsMissing = new(
        "client.not_found", "There is no such client. Send the id of a client of this tenant.", ErrorKind.NotFound,
        "householdOwnerId");

    public static readonly DomainError OwnHousehold = new(
        "household.same_client",
        "This is the client's own household. Send the id of whoever's phone they book with, or null.", ErrorKind.Invalid,
        "householdOwnerId");

    public static readonly DomainError HasHousehold = new(
        "household.has_members",
        "The client has a household of their own. Its members have to leave it first, or to join the other one.",
        ErrorKind.Conflict, "householdOwnerId");

    public static readonly DomainError HouseholdFull = new(
        "household.full",
        $"A household has at most {Client.MostHouseholdMembers} members. Take somebody out first, or record the person as a client of their own.",
        ErrorKind.Conflict);

    public static readonly DomainError MemberName = new(
        "household.name_missing", "Send the first name of the household member.", ErrorKind.Invalid, "firstName");

    public static DomainError MemberExists(ClientId member) => new(
        "household.member_exists",
        "The household has somebody of this name. Send a name that tells them apart, or use that one.",
        ErrorKind.Conflict, "firstName")
    {
        ExistingId = member.Value,
    };

    public static DomainError FieldLocked(string field) => new(
        "client.field_locked",
        "Staff have locked this field. Leave it out, or unlock it on the customer's page or with lockedFields.",
        ErrorKind.Conflict, field);

    public static DomainError NothingToKeep(string field) => new(
        "merge.nothing_to_keep", $"The chosen client has no {field}. Choose the other one, or leave it out.",
        ErrorKind.Invalid,
        $"keep{char.ToUpperInvariant(field[0])}{field[1..]}");

    public static DomainError PhoneTaken(ClientId holder) => new(
        "client.phone_taken", "Another client is already known by this number.", ErrorKind.Conflict, "phone")
    {
        ExistingId = holder.Value,
    };
}
