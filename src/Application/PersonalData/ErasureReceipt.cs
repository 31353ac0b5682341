using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CustomerTracking.Domain.PersonalData;

namespace CustomerTracking.Application.PersonalData;

/// <summary>
/// Says that a person's data was erased, without saying whose: for the salon's own records. The signature is an
/// HMAC-SHA256 with a key of this installation, which the command <c>receipt verify</c> checks.
/// </summary>
public sealed record ErasureReceipt
{
    public const string CurrentForm = "customertracking.erasure/1";

    // Apart from the hashes of erased people, which are made of the same secret.
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("erasure receipt");

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public string Form { get; init; } = CurrentForm;

    public required Guid ErasureId { get; init; }

    public required Guid TenantId { get; init; }

    public required string Salon { get; init; }

    /// <summary>The record that was the person's.</summary>
    public required Guid ClientId { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Who: a service account, a person of the staff.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset ErasedAt { get; init; }

    public required ErasureCounts Counts { get; init; }

    /// <summary>Base64, of the document without it.</summary>
    public string? Signature { get; init; }

    /// <returns>Null where the text is no receipt.</returns>
    public static ErasureReceipt? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ErasureReceipt>(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static ErasureReceipt From(Erasure erasure, string salon) => new()
    {
        ErasureId = erasure.Id.Value,
        TenantId = erasure.TenantId.Value,
        Salon = salon,
        ClientId = erasure.ClientId.Value,
        RequestedAt = erasure.RequestedAt,
        RequestedBy = erasure.RequestedBy,
        ErasedAt = erasure.EndedAt!.Value,
        Counts = erasure.Counts,
    };

    internal ErasureReceipt Sign(byte[] secret) => this with { Signature = Convert.ToBase64String(Mac(secret)) };

    internal bool IsSignedWith(byte[] secret)
    {
        var signature = new byte[HMACSHA256.HashSizeInBytes];
        return Form == CurrentForm && Convert.TryFromBase64String(Signature ?? "", signature, out var length)
            && length == signature.Length && CryptographicOperations.FixedTimeEquals(signature, Mac(secret));
    }

    // Of the fields as they are understood, so that indenting the file does not matter.
    private byte[] Mac(byte[] secret) => HMACSHA256.HashData(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, HMACSHA256.HashSizeInBytes, salt: null, Purpose),
        JsonSerializer.SerializeToUtf8Bytes(this with { Signature = null }, Options));
}
