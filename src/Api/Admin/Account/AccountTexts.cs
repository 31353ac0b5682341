namespace CustomerTracking.Api.Admin.Account;

/// <summary>What the account pages say in more than one place.</summary>
internal static class AccountTexts
{
    public const string Stale = "This page had been open for too long. Please send it once more.";

    public const string Wait =
        "Too many wrong passwords or codes. Try again in ten minutes, or ask an owner to reset your password.";

    public const string WrongPassword =
        "The e-mail or the password is wrong. After five wrong ones you would have to wait for ten minutes.";

    /// <summary>Of a password that is asked for again.</summary>
    public static string? Refused(SignInAnswer answer) => answer switch
    {
        SignInAnswer.In => null,
        SignInAnswer.Wait => Wait,
        _ => "The password is wrong.",
    };
}
