using System.IO.Compression;
using System.Security.Cryptography;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerTracking.Infrastructure.Secrets;

internal sealed class ProtectedSecrets(IDataProtectionProvider provider, KeyRing keys, SecretSuspicion suspicion)
    : ISecrets
{
    // Each look reads the database; a crowd of messages under a lost key must not do so for each of them.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly Lock _looking = new();
    private volatile Protectors _current = new(provider);
    private long? _lastLook;

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
        var tried = _current;
        try
        {
            return open(tried);
        }
        catch (CryptographicException unreadable)
        {
            try
            {
                return open(Newer(tried) ?? throw new UnreadableSecretException(unreadable));
            }
            catch (CryptographicException cause)
            {
                suspicion.Raise();
                throw cause as UnreadableSecretException ?? new UnreadableSecretException(cause);
            }
        }
    }

    // Another process may have protected it with a key that was made after ours were read.
    private Protectors? Newer(Protectors tried)
    {
        lock (_looking)
        {
            if (_current != tried) return _current;
            if (_lastLook is { } last && TimeProvider.System.GetElapsedTime(last) < BetweenLooks) return null;

            _lastLook = TimeProvider.System.GetTimestamp();
            return _current = new(keys.ReadAnew());
        }
    }

    // Made once: each new one derives its keys again.
    private sealed class Protectors(IDataProtectionProvider ring)
    {
        public IDataProtector Secrets { get; } = ring.CreateProtector("CustomerTracking.ChannelSecrets");

        public IDataProtector Bodies { get; } = ring.CreateProtector("CustomerTracking.Bodies");
    }
}
