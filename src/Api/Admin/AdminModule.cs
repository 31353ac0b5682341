using CustomerTracking.Api.Admin.Customers;
using CustomerTracking.Api.Admin.Parts;
using CustomerTracking.Infrastructure.Staff;
using Microsoft.AspNetCore.Identity;
using Radzen;

namespace CustomerTracking.Api.Admin;

/// <summary>The staff's pages: who may see them, and where they are.</summary>
internal static class AdminModule
{
    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(cookie =>
            {
                cookie.Cookie.Name = "customer-tracking";
                cookie.LoginPath = "/sign-in";
                cookie.AccessDeniedPath = "/sign-in";
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            }));
        services.Configure<SecurityStampValidatorOptions>(
            stamps => stamps.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddRadzenComponents();
        services.AddScoped<Desk>();
        services.AddScoped<UndoOffer>();
        services.AddSingleton<LiveFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
    }

    public static void MapAdmin(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/", () => Results.Redirect("/customers")).ExcludeFromDescription();
        app.MapPost("/sign-out", SignOut).ExcludeFromDescription();
        app.MapGet("/sign-out-stale", SignOut).ExcludeFromDescription();
        app.MapCustomersExport();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().WithStaticAssets();
    }

    private static async Task<IResult> SignOut(SignInManager<StaffMember> signIns)
    {
        await signIns.SignOutAsync();
        return Results.Redirect("/sign-in");
    }
}
