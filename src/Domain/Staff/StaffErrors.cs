using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Staff;

public static class StaffErrors
{
    public static readonly DomainError NotFound =
        new("staff.not_found", "This person is not among the staff any more.", ErrorKind.NotFound);

    public static readonly DomainError ReadOnlyRole = new(
        "staff.read_only", "Your role may look at things, not change them. Ask a manager or an owner.",
        ErrorKind.Forbidden);

    public static readonly DomainError OwnersOnly = new(
        "staff.owners_only", "Only owners may do this.", ErrorKind.Forbidden);

    public static readonly DomainError NotYourTenant = new(
        "staff.not_your_salon", "You do not work for this salon.", ErrorKind.Forbidden);

    public static readonly DomainError SignedOut = new(
        "staff.signed_out", "You are not signed in any more. Sign in again.", ErrorKind.Forbidden);

    public static readonly DomainError MustChangePassword = new(
        "staff.must_change_password",
        "Another person gave you your password. Change it at /account/password before you go on.", ErrorKind.Forbidden);

    public static readonly DomainError LastOwner = new(
        "staff.last_owner", "This is the last owner who can sign in. Make another person an owner first.",
        ErrorKind.Conflict);

    public static readonly DomainError EmailTaken = new(
        "staff.email_taken", "A staff user with this e-mail address exists already.", ErrorKind.Conflict,
        "email");

    public static readonly DomainError EmailMissing = new(
        "staff.email", "Give an e-mail address: it is what they sign in with.", ErrorKind.Invalid, "email");

    public static readonly DomainError NameMissing = new(
        "staff.name", "Give a name of at most 100 characters: it stands beside what they change.", ErrorKind.Invalid,
        "name");

    public static readonly DomainError TenantMissing = new(
        "staff.salon", "Choose at least one salon that they work for.", ErrorKind.Invalid, "salons");

    /// <param name="reasons">What is asked of a password, in sentences.</param>
    public static DomainError Password(string reasons) => new("staff.password", reasons, ErrorKind.Invalid, "password");
}
