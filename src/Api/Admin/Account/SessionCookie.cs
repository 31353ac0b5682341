using System.Security.Claims;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.RequestLimits;
using CustomerTracking.Domain.Staff;
using CustomerTracking.Infrastructure.Staff;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Api.Admin.Account;

/// <summary>
/// The cookie of a person who is signed in. It names a session, whose row is looked up with each request: a copy of the
/// cookie is worth nothing once the session has ended, in every process.
/// </summary>
internal static class SessionCookie
{
    public const string SessionClaim = "session";
    public const string AddressClaim = "address";
    public const string SignInPath = "/sign-in";

    private const string Name = "customer-tracking";
    private static readonly TimeSpan TimeForACode = TimeSpan.FromMinutes(5);

    public static void AddSessionCookie(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.TwoFactorUserIdScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<PublicAddress>((cookie, address) =>
            {
                Secure(cookie.Cookie, Name, address);
                (cookie.LoginPath, cookie.AccessDeniedPath) = (SignInPath, SignInPath);
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.ExpireTimeSpan = SignInSessions.Lifetime;
                cookie.Events.OnValidatePrincipal = Validate;
                cookie.Events.OnRedirectToLogin = Challenge;

                // The framework would follow returnUrl by itself, unescaped, which no header can hold.
                cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
            });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme)
            .Configure<PublicAddress>((cookie, address) =>
            {
                Secure(cookie.Cookie, $"{Name}-code", address);
                cookie.ExpireTimeSpan = TimeForACode;
                cookie.SlidingExpiration = false;
            });
        services.AddOptions<AntiforgeryOptions>()
            .Configure<PublicAddress>((forms, address) => Secure(forms.Cookie, $"{Name}-forms", address));
    }

    /// <summary>
    /// Over https the name begins with <c>__Host-</c>, which a browser keeps from being set over http or by a neighbour
    /// domain (RFC 6265bis, 4.1.3.2).
    /// </summary>
    public static void Secure(CookieBuilder cookie, string name, PublicAddress address)
    {
        cookie.Name = address.IsHttps ? $"__Host-{name}" : name;
        cookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;   // anybody's

        if (await Find(http, context.Principal) is not { } session)
        {
            context.RejectPrincipal();
            return;
        }

        http.Features.Set(session);
        var identity = new ClaimsIdentity(context.Principal!.Identity);
        foreach (var old in identity.FindAll(AddressClaim).ToList()) identity.RemoveClaim(old);
        identity.AddClaim(new(AddressClaim, RemoteAddress.From(http)));   // a circuit knows no request to read it from
        context.ReplacePrincipal(new(identity));
    }

    private static async Task<OpenSession?> Find(HttpContext http, ClaimsPrincipal? user)
    {
        var stampClaim = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value
            .ClaimsIdentity.SecurityStampClaimType;
        if (!Guid.TryParse(user?.FindFirstValue(SessionClaim), out var session)
            || !Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var person))
            return null;

        return await http.RequestServices.GetRequiredService<SignInSessions>()
            .Find(session, person, user.FindFirstValue(stampClaim), http.RequestAborted);
    }

    // A page is asked for by a person, who is sent to sign in; a script that wants a file must hear that it is none.
    private static Task Challenge(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!IsNavigation(context.HttpContext))
            return Problem.Write(context.HttpContext, StatusCodes.Status401Unauthorized, StaffErrors.SignedOut);

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    internal static bool IsNavigation(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null) return true;

        var mode = http.Request.Headers["Sec-Fetch-Mode"].ToString();
        return mode.Length > 0
            ? mode == "navigate"
            : http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}
