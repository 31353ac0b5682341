using CustomerTracking.Api.Admin.Account;
using CustomerTracking.Api.Admin.Components;
using CustomerTracking.Api.Admin.Customers;
using CustomerTracking.Api.Admin.Imports;
using Radzen;

namespace CustomerTracking.Api.Admin;

/// <summary>The staff's pages: who may see them, and where they are.</summary>
internal static class AdminModule
{
    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddAccounts();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddRadzenComponents();
        services.AddScoped<StaffSession>();
        services.AddScoped<UndoOffer>();
        services.AddSingleton<LiveFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
    }

    public static void MapAdmin(this WebApplication app)
    {
        app.UseAccountRules();
        app.Use(app.Services.GetRequiredService<CircuitLimits>().Handle);
        app.MapStaticAssets();
        app.MapGet("/", () => Results.Redirect("/customers")).ExcludeFromDescription();
        app.MapCustomersExport();
        app.MapRefusedRows();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().WithStaticAssets();
    }
}
