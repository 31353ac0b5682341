using CustomerTracking.Application.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Staff;

internal static class StaffModule
{
    private const int FewestCharacters = 12;
    private const int MostFailures = 5;
    private static readonly TimeSpan Lockout = TimeSpan.FromMinutes(10);

    public static void AddStaff(this IServiceCollection services)
    {
        services.AddIdentityCore<StaffMember>(identity =>
        {
            // Length is what makes a password hard to guess (NIST SP 800-63B, 3.1.1.2); kinds of characters are not asked for.
            identity.Password.RequiredLength = FewestCharacters;
            identity.Password.RequiredUniqueChars = FewestCharacters / 2;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = MostFailures;
            identity.Lockout.DefaultLockoutTimeSpan = Lockout;
            identity.User.RequireUniqueEmail = true;

            // An e-mail address may hold more characters than a user name would.
            identity.User.AllowedUserNameCharacters = "";
        })
            .AddUserStore<StaffStore>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddScoped<IStaffDirectory, StaffDirectory>();
    }
}
