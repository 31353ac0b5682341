using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Application.Imports;

/// <summary>What a row of the file says of a client.</summary>
internal sealed record StatedClient
{
    /// <summary>As a spreadsheet counts: the header is row 1.</summary>
    public required int Row { get; init; }

    public GivenName Name { get; init; } = GivenName.None;

    public string? KnownAs { get; init; }

    public IReadOnlyList<ContactPoint> Phones { get; init; } = [];

    public EmailAddress? Email { get; init; }

    public DateOnly? Birthday { get; init; }

    public string? Notes { get; init; }

    public IReadOnlyList<ExternalClient> ExternalClients { get; init; } = [];

    public Guid? ClientId { get; init; }

    public IReadOnlyList<(ConsentMedium? Medium, ConsentState State)> Consents { get; init; } = [];

    public DateTimeOffset? Added { get; init; }

    /// <summary>By what the client may be known already.</summary>
    public IEnumerable<string> Keys =>
    [
        .. ClientId is { } id ? [IdentityKey.From(new ClientId(id))] : Array.Empty<string>(),
        .. Phones.Select(IdentityKey.From), .. ExternalClients.Select(IdentityKey.From),
        .. NameKeys.Select(IdentityKey.FromName),
    ];

    /// <summary>
    /// Hashes of the name and the e-mail, and the birthday: two of one name who were born on different days are two.
    /// </summary>
    public IReadOnlyList<string> NameKeys => Birthday is null
        ? [NameKey("")] : [NameKey(Birthday.Value.ToString("O", CultureInfo.InvariantCulture)), NameKey("")];

    private string NameKey(string birthday) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{CleanText.NameKey(Name.Full)}\n{Email?.Key}\n{birthday}")));
}
