using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Domain.Bookings;

/// <summary>What another system calls the booking. Compared to the letter.</summary>
public sealed record ExternalReference
{
    public const int MaxProviderLength = 50;
    public const int MaxIdLength = 200;

    /// <summary>
    /// Stands where no provider is named: the reference that the platform's own booking flow gave out, the same
    /// whichever channel repeats it.
    /// </summary>
    public const string Platform = "platform";

    /// <summary>Whose ids are looked for where a question names no provider.</summary>
    public static readonly IReadOnlyList<string?> WellKnownProviders = [Platform, .. ExternalClient.WellKnownProviders];

    private ExternalReference(string provider, string id) => (Provider, Id) = (provider, id);

    public string Provider { get; }

    public string Id { get; }

    /// <returns>Null when there is no id, or one that means nothing.</returns>
    public static ExternalReference? Create(string? provider, string? id) =>
        CleanText.Line(MissingValue.Id(id)) is { } known
        ? new((CleanText.Line(MissingValue.Id(provider)) ?? Platform).ToLowerInvariant(), known)
        : null;

    /// <summary>As it was recorded, perhaps before today's rule of what is no id.</summary>
    public static ExternalReference? Stored(string? provider, string? id) =>
        provider is null || id is null ? null : new(provider, id);
}
