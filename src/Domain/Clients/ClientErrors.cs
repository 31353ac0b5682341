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
        "client.first_name_missing", "A first name cannot be emptied. Send a name, or leave the field out.",
        ErrorKind.Invalid, "firstName");

    public static readonly DomainError EraseByItsOwn = new(
        "client.status", "A client is set active or inactive; erasing is not a change of status.", ErrorKind.Invalid,
        "status");

    public static DomainError PhoneTaken(ClientId holder) => new(
        "client.phone_taken", "Another client is already known by this number.", ErrorKind.Conflict, "phone")
    {
        ExistingId = holder.Value,
    };
}
