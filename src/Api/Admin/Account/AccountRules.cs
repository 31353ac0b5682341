using System.Security.Claims;
using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Staff;
using CustomerTracking.Infrastructure.Staff;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.StaticAssets;

namespace CustomerTracking.Api.Admin.Account;

/// <summary>What holds for every request of the staff's pages, before the page itself.</summary>
internal static class AccountRules
{
    /// <summary>Asks the person to send the form once more.</summary>
    public const string RetryParameter = "retry";

    private const string PasswordPath = "/account/password";
    private const string SignOutPath = "/sign-out";

    public static void UseAccountRules(this WebApplication app)
    {
        app.Use(ClearSignInForm);
        app.Use(KeepToThePassword);
        app.UseAntiforgery();
        app.Use(OfferStaleFormsAnew);
    }

    // A form's token belongs to the person who was signed in when it was drawn. Signing in is for everybody, also in a
    // tab that was opened before another tab signed in.
    private static Task ClearSignInForm(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments(SessionCookie.SignInPath)) http.User = new(new ClaimsIdentity());
        return next(http);
    }

    // The person who handed the password over still knows it.
    private static Task KeepToThePassword(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<OpenSession>() is not { MustChangePassword: true } || IsOpen(http)) return next(http);

        if (SessionCookie.IsNavigation(http) && HttpMethods.IsGet(http.Request.Method))
        {
            var wanted = Uri.EscapeDataString(http.Request.Path + http.Request.QueryString);
            http.Response.Redirect($"{PasswordPath}?returnUrl={wanted}");
            return Task.CompletedTask;
        }

        return Problem.Write(http, StatusCodes.Status403Forbidden, StaffErrors.MustChangePassword);
    }

    private static bool IsOpen(HttpContext http) =>
        http.Request.Path.StartsWithSegments(PasswordPath) || http.Request.Path.StartsWithSegments(SignOutPath)
        || http.Request.Path.StartsWithSegments(SessionCookie.SignInPath)
        || !http.Request.Path.StartsWithSegments("/_blazor") && IsNoPageOfTheStaff(http.GetEndpoint());

    private static bool IsNoPageOfTheStaff(Endpoint? endpoint) => endpoint is null
        || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null
            && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>() is null;

    // The framework's answer is for programmers. The page is drawn again, with a token that is good.
    private static Task OfferStaleFormsAnew(HttpContext http, RequestDelegate next)
    {
        var isPage = http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        if (!isPage || http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(http);

        var query = QueryString.Create(http.Request.Query.Where(one => one.Key != RetryParameter))
            .Add(RetryParameter, "1");
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = http.Request.Path.ToUriComponent() + query.ToUriComponent();
        return Task.CompletedTask;
    }
}
