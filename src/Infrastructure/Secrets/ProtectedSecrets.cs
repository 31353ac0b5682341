using System.IO.Compression;
using CustomerTracking.Application.Channels;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerTracking.Infrastructure.Secrets;

internal sealed class ProtectedSecrets(IDataProtectionProvider provider) : ISecrets
{
    private readonly IDataProtector _protector = provider.CreateProtector("CustomerTracking.ChannelSecrets");
    private readonly IDataProtector _bodies = provider.CreateProtector("CustomerTracking.Bodies");

    public string Protect(string secret) => _protector.Protect(secret);

    public string Reveal(string secured) => _protector.Unprotect(secured);

    // A call's transcript shrinks to a fraction, and encrypted text cannot be packed any more.
    public byte[] Seal(ReadOnlySpan<byte> body)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest)) packing.Write(body);
        return _bodies.Protect(packed.ToArray());
    }

    public byte[] Open(byte[] secured)
    {
        using var unpacking = new BrotliStream(
            new MemoryStream(_bodies.Unprotect(secured)), CompressionMode.Decompress);
        using var body = new MemoryStream();
        unpacking.CopyTo(body);
        return body.ToArray();
    }
}
