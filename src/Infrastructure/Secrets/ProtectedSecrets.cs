using System.Security.Cryptography;
using CustomerTracking.Application.Channels;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerTracking.Infrastructure.Secrets;

internal sealed class ProtectedSecrets(IDataProtectionProvider provider, KeyRing keys) : ISecrets
{
    private const string Purpose = "CustomerTracking.ChannelSecrets";

    private volatile IDataProtector _protector = provider.CreateProtector(Purpose);

    public string Protect(string secret) => _protector.Protect(secret);

    public string Reveal(string secured)
    {
        try
        {
            return _protector.Unprotect(secured);
        }
        catch (CryptographicException)
        {
            // Another process may have protected it with a key that was made after ours were read.
            var anew = keys.ReadAnew().CreateProtector(Purpose);
            var secret = anew.Unprotect(secured);
            _protector = anew;
            return secret;
        }
    }
}
