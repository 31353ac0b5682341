using System.Buffers.Text;
using System.Security.Cryptography;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.PersonalData;

namespace CustomerTracking.Application.Clients;

/// <summary>
/// Who was erased stays erased: knows people, and bookings of theirs, by keyed hashes of what they were known by.
/// </summary>
internal sealed class ErasedClients(IErasureRepository erasures, ISecrets secrets)
{
    /// <returns>Those of the keys that were an erased person's; empty as long as nobody was erased.</returns>
    public async Task<Dictionary<string, ErasedKey>> Find(IEnumerable<string> keys, CancellationToken ct) =>
        await erasures.FindSecret(ct) is { } secret ? await Find(secret.Protected, keys, ct) : [];

    /// <summary>The same; where the keys that protect the secret are lost, nobody is known any more.</summary>
    /// <param name="secured">The tenant's secret, as it is stored.</param>
    public async Task<Dictionary<string, ErasedKey>> Find(
        string secured, IEnumerable<string> keys, CancellationToken ct)
    {
        if (TryOpen(secured, secrets) is not { } secret) return [];

        var byHash = keys.Distinct().ToDictionary(key => IdentityKey.Hash(key, secret));
        return (await erasures.FindKeys(byHash.Keys, ct)).ToDictionary(erased => byHash[erased.Hash]);
    }

    /// <returns>The tenant's secret; null where the keys that protect it are lost.</returns>
    public static byte[]? TryOpen(string secured, ISecrets secrets)
    {
        try
        {
            return Open(secured, secrets);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <returns>The tenant's secret.</returns>
    public static byte[] Open(string secured, ISecrets secrets) => Base64Url.DecodeFromChars(secrets.Reveal(secured));

    /// <summary>A manager decided that they are a client again.</summary>
    /// <exception cref="DomainException"><c>client.erased_before</c>: it was not said that they are.</exception>
    public async Task Admit(IReadOnlyList<string> keys, bool despiteErasure, string field, CancellationToken ct)
    {
        foreach (var erased in (await Find(keys, ct)).Values)
        {
            if (!despiteErasure) throw new DomainException(ErasureErrors.ErasedOn(erased.ErasedAt, erased.ClientId, field));

            erasures.Remove(erased);
        }
    }
}
