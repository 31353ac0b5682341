namespace CustomerTracking.Application.Security;

/// <summary>What the audit log tells of.</summary>
public enum SecurityAction
{
    SignedIn,
    SignInFailed,
    SignInLocked,
    SignedOut,
    PasswordChanged,
    PasswordReset,
    TwoFactorOn,
    TwoFactorOff,
    RecoveryCodesMade,
    StaffAdded,
    StaffChanged,
    StaffRemoved,
    TokenMade,
    TokenRevoked,
    SecretMade,
    SecretRotated,
    CustomersExported,
    ClientExported,
    ClientsImported,
    ImportUndone,
    ClientErased,

    /// <summary>A client's card was opened, or read by a program.</summary>
    ClientViewed,

    /// <summary>What a channel had sent was read.</summary>
    MessageRead,
}
