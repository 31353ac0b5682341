using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerTracking.Api.Admin.Account;

/// <summary>
/// Remembers in a signed cookie who has signed in on this browser before (OWASP's device cookies). Such a browser has
/// its own count of wrong passwords, so that strangers who try passwords cannot keep the person out.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, PublicAddress address)
{
    private const int MostPeople = 10;   // at the desk of a salon
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("CustomerTracking.KnownDevices").ToTimeLimitedDataProtector();

    private string CookieName => Cookie().Name!;

    /// <returns>The device, if this person has signed in on it; otherwise null.</returns>
    public string? Find(HttpContext http, Guid person) =>
        Read(http) is [var device, .. var people] && people.Contains(person.ToString("N")) ? device : null;

    /// <summary>The person has signed in on this browser.</summary>
    public void Remember(HttpContext http, Guid person)
    {
        var known = Read(http);
        var device = known.Length > 0 ? known[0] : Guid.CreateVersion7().ToString("N");
        var people = known.Skip(1).Where(one => one != person.ToString("N")).TakeLast(MostPeople - 1);
        var value = _protector.Protect(string.Join(' ', [device, .. people, person.ToString("N")]), Lifetime);
        var options = Cookie().Build(http);
        options.MaxAge = Lifetime;
        http.Response.Cookies.Append(CookieName, value, options);
    }

    private string[] Read(HttpContext http)
    {
        if (http.Request.Cookies[CookieName] is not { Length: > 0 } value) return [];

        try
        {
            return _protector.Unprotect(value).Split(' ');
        }
        catch (CryptographicException)
        {
            return [];   // too old, or not ours
        }
    }

    private CookieBuilder Cookie()
    {
        var cookie = new CookieBuilder { IsEssential = true };
        SessionCookie.Secure(cookie, "customer-tracking-device", address);
        return cookie;
    }
}
