using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Infrastructure.Staff;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Admin.Account;

internal static class AccountModule
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSessionCookie();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<DecoyPassword>();
        services.AddSingleton<CircuitLimits>();
        services.AddScoped<SignInLimits>();
        services.AddScoped<StaffSessions>();
        services.AddScoped<StaffSignIn>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<AuthenticatorSetup>();
        services.AddKeyedSingleton(SignInLimits.Addresses, (provider, _) => new FailedAttempts(
            Options.Create(Limits(provider.GetRequiredService<IOptions<SignInOptions>>().Value)),
            provider.GetRequiredService<TimeProvider>()));
    }

    // Answered at once, or not at all: a person does not wait for a page that may be refused.
    private static BadCredentialsOptions Limits(SignInOptions options) => new()
    {
        FreeAttempts = options.AttemptsPerAddress,
        RefuseAfter = options.AttemptsPerAddress,
        CoolDownSeconds = options.WaitMinutes * 60,
    };
}
