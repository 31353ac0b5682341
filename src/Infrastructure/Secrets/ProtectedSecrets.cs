using CustomerTracking.Application.Channels;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerTracking.Infrastructure.Secrets;

internal sealed class ProtectedSecrets(IDataProtectionProvider provider) : ISecrets
{
    private readonly IDataProtector _protector = provider.CreateProtector("CustomerTracking.ChannelSecrets");

    public string Protect(string secret) => _protector.Protect(secret);

    public string Reveal(string secured) => _protector.Unprotect(secured);
}
