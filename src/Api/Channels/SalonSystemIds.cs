using System.Text.Json.Serialization;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Api.Channels;

/// <summary>What salon systems call the client and the booking: the same fields in every JSON body of ours.</summary>
internal abstract record SalonSystemIds
{
    /// <summary>What Phorest calls the client: links the two.</summary>
    /// <example>igK6P6lu40g3UeT_zhmJhw</example>
    [AlsoNumber]
    public string? PhorestClientId { get; init; }

    /// <example>biz-wp</example>
    [AlsoNumber]
    public string? PhorestBusinessId { get; init; }

    /// <example>SE-J0dublin6</example>
    [AlsoNumber]
    public string? PhorestBranchId { get; init; }

    /// <summary>
    /// What Phorest calls the booking: the same id is the same booking. A booking keeps one external id.
    /// </summary>
    [AlsoNumber]
    public string? PhorestBookingId { get; init; }

    /// <summary>What Fresha calls the client: links the two.</summary>
    [AlsoNumber]
    public string? FreshaClientId { get; init; }

    [AlsoNumber]
    public string? FreshaBusinessId { get; init; }

    /// <summary>Fresha's location.</summary>
    [AlsoNumber]
    public string? FreshaBranchId { get; init; }

    /// <summary>What Fresha calls the booking; counts where Phorest's is not given.</summary>
    [AlsoNumber]
    public string? FreshaBookingId { get; init; }

    /// <summary>What any salon system calls the client: links each. With the fields above, at most 10.</summary>
    public IReadOnlyList<StatedServiceMapping>? ServiceMappings { get; init; }

    [JsonIgnore]
    protected ExternalReference? BookingReference => ExternalReference.Create(ExternalClient.Phorest, PhorestBookingId)
        ?? ExternalReference.Create(ExternalClient.Fresha, FreshaBookingId);

    /// <param name="refuse">See <see cref="ExternalClientList"/>.</param>
    protected IReadOnlyList<ExternalClient> ReadExternalClients(Action<string, string, string> refuse)
    {
        var clients = new ExternalClientList(refuse);
        Add(ExternalClient.Phorest, PhorestClientId, PhorestBusinessId, PhorestBranchId);
        Add(ExternalClient.Fresha, FreshaClientId, FreshaBusinessId, FreshaBranchId);
        for (var place = 0; place < (ServiceMappings?.Count ?? 0); place++)
            ServiceMappings![place]?.AddTo(clients, $"serviceMappings[{place}]");
        return clients.Clients;

        void Add(string provider, string? client, string? business, string? branch) => clients.Add(
            new(provider, provider), new(client, $"{provider}ClientId"), new(business, $"{provider}BusinessId"),
            new(branch, $"{provider}BranchId"));
    }
}
