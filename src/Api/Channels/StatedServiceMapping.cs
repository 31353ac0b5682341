using System.Text.Json.Serialization;
using CustomerTracking.Api.Serialization;

namespace CustomerTracking.Api.Channels;

/// <summary>What a salon system calls the client, as a sender states it.</summary>
internal sealed record StatedServiceMapping
{
    /// <summary>The system's name, such as <c>phorest</c> or <c>fresha</c>; upper and lower case are one.</summary>
    /// <example>fresha</example>
    [JsonConverter(typeof(TextOrNumberConverter))]
    public string? Provider { get; init; }

    /// <summary>At most 200 characters, compared to the letter.</summary>
    /// <example>8812345</example>
    [JsonConverter(typeof(TextOrNumberConverter))]
    public string? ExternalClientId { get; init; }

    /// <summary>Left out where the system has no businesses.</summary>
    /// <example>biz-wp</example>
    [JsonConverter(typeof(TextOrNumberConverter))]
    public string? BusinessId { get; init; }

    /// <summary>The branch or location.</summary>
    [JsonConverter(typeof(TextOrNumberConverter))]
    public string? BranchId { get; init; }

    /// <param name="clients">Takes it.</param>
    /// <param name="path">Where it stands.</param>
    public void AddTo(ExternalClientList clients, string path) => clients.Add(
        new(Provider, $"{path}.provider"), new(ExternalClientId, $"{path}.externalClientId"),
        new(BusinessId, $"{path}.businessId"), new(BranchId, $"{path}.branchId"));
}
