using System.IO.Compression;
using System.Security.Cryptography;
using CustomerTracking.Application.Channels;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerTracking.Infrastructure.Secrets;

internal sealed class ProtectedSecrets(IDataProtectionProvider provider, KeyRing keys) : ISecrets
{
    private const string Secrets = "CustomerTracking.ChannelSecrets";
    private const string Bodies = "CustomerTracking.Bodies";

    private volatile IDataProtectionProvider _provider = provider;

    public string Protect(string secret) => _provider.CreateProtector(Secrets).Protect(secret);

    public string Reveal(string secured) => With(ring => ring.CreateProtector(Secrets).Unprotect(secured));

    // A call's transcript shrinks to a fraction, and encrypted text cannot be packed any more.
    public byte[] Seal(ReadOnlySpan<byte> body)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest)) packing.Write(body);
        return _provider.CreateProtector(Bodies).Protect(packed.ToArray());
    }

    public byte[] Open(byte[] secured)
    {
        using var unpacking = new BrotliStream(
            new MemoryStream(With(ring => ring.CreateProtector(Bodies).Unprotect(secured))),
            CompressionMode.Decompress);
        using var body = new MemoryStream();
        unpacking.CopyTo(body);
        return body.ToArray();
    }

    private T With<T>(Func<IDataProtectionProvider, T> open)
    {
        try
        {
            return open(_provider);
        }
        catch (CryptographicException)
        {
            // Another process may have protected it with a key that was made after ours were read.
            var anew = keys.ReadAnew();
            var opened = open(anew);
            _provider = anew;
            return opened;
        }
    }
}
