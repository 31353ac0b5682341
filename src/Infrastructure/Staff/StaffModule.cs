using CustomerTracking.Application.Security;
using CustomerTracking.Application.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Staff;

internal static class StaffModule
{
    private const int FewestCharacters = 12;

    public static void AddStaff(this IServiceCollection services)
    {
        services.AddIdentityCore<StaffUser>(identity =>
        {
            // Length is what makes a password hard to guess (NIST SP 800-63B, 3.1.1.2); kinds of characters are not
            // asked for.
            identity.Password.RequiredLength = FewestCharacters;
            identity.Password.RequiredUniqueChars = FewestCharacters / 2;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            identity.User.RequireUniqueEmail = true;

            // An e-mail address may hold more characters than a user name would.
            identity.User.AllowedUserNameCharacters = "";
        })
            .AddUserStore<StaffStore>()
            .AddPasswordValidator<PasswordRules>()
            .AddDefaultTokenProviders();
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<SignInSessions>();
        services.AddScoped<SignInAttempts>();
        services.AddScoped<TwoFactor>();
        services.AddScoped<StaffMaintenance>();
        services.AddOptions<SecurityLogOptions>().BindConfiguration(SecurityLogOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SecurityNotes>();
        services.AddHostedService(provider => provider.GetRequiredService<SecurityNotes>());
        services.AddSingleton<ISecurityLog, SecurityLog>();
        services.AddScoped<IStaffDirectory, StaffDirectory>();
    }
}
