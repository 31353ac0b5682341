using System.IO.Compression;
using System.Security.Cryptography;
using CustomerTracking.Application.Channels;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerTracking.Infrastructure.Secrets;

internal sealed class ProtectedSecrets(IDataProtectionProvider provider, KeyRing keys) : ISecrets
{
    private volatile Protectors _current = new(provider);

    public string Protect(string secret) => _current.Secrets.Protect(secret);

    public string Reveal(string secured) => With(ring => ring.Secrets.Unprotect(secured));

    // A call's transcript shrinks to a fraction, and encrypted text cannot be packed any more.
    public byte[] Seal(ReadOnlySpan<byte> body)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest)) packing.Write(body);
        return _current.Bodies.Protect(packed.ToArray());
    }

    public byte[] Open(byte[] secured)
    {
        using var unpacking = new BrotliStream(
            new MemoryStream(With(ring => ring.Bodies.Unprotect(secured))),
            CompressionMode.Decompress);
        using var body = new MemoryStream();
        unpacking.CopyTo(body);
        return body.ToArray();
    }

    private T With<T>(Func<Protectors, T> open)
    {
        try
        {
            return open(_current);
        }
        catch (CryptographicException)
        {
            // Another process may have protected it with a key that was made after ours were read.
            var anew = new Protectors(keys.ReadAnew());
            var opened = open(anew);
            _current = anew;
            return opened;
        }
    }

    // Made once: each new one derives its keys again.
    private sealed class Protectors(IDataProtectionProvider ring)
    {
        public IDataProtector Secrets { get; } = ring.CreateProtector("CustomerTracking.ChannelSecrets");

        public IDataProtector Bodies { get; } = ring.CreateProtector("CustomerTracking.Bodies");
    }
}
