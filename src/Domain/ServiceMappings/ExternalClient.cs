using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.ServiceMappings;

/// <summary>
/// What a salon system calls a client. Ids are compared to the letter; Phorest's differ in case alone.
/// </summary>
public sealed record ExternalClient
{
    public const int MaxProviderLength = 50;
    public const int MaxIdLength = 200;

    /// <summary>How many one booking may name: each is looked up.</summary>
    public const int MostOfABooking = 10;

    public const string Phorest = "phorest";
    public const string Fresha = "fresha";

    /// <summary>The salon systems with fields of their own, such as <c>phorestClientId</c>.</summary>
    public static readonly IReadOnlyList<string> WellKnownProviders = [Phorest, Fresha];

    private ExternalClient(string provider, string clientId, string businessId, string? branchId) =>
        (Provider, ClientId, BusinessId, BranchId) = (provider, clientId, businessId, branchId);

    public string Provider { get; }

    public string ClientId { get; }

    /// <summary>Empty where the system has no businesses.</summary>
    public string BusinessId { get; }

    public string? BranchId { get; }

    /// <exception cref="DomainException"><c>mapping.provider</c>, <c>mapping.external_client_missing</c></exception>
    public static ExternalClient Create(string? provider, string? clientId, string? businessId, string? branchId)
    {
        if (provider is null || !IsProviderName(provider)) throw new DomainException(ServiceMappingErrors.Provider);

        return new(
            provider,
            CleanText.Line(MissingValue.Id(clientId))
                ?? throw new DomainException(ServiceMappingErrors.ExternalClientMissing),
            CleanText.Line(MissingValue.Id(businessId)) ?? "",
            CleanText.Line(MissingValue.Id(branchId)));
    }

    private static bool IsProviderName(string name) =>
        name.Length is > 0 and <= MaxProviderLength
            && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-');
}
