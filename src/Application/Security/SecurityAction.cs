namespace CustomerTracking.Application.Security;

/// <summary>What the security log tells of.</summary>
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
}
