using System.Text.Json.Serialization;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>The answer to a call that is ringing. Empty means: carry on.</summary>
internal sealed record RetellGreeting([property: JsonPropertyName("call_inbound")] RetellGreeting.Answer CallInbound)
{
    public static readonly RetellGreeting Nothing = new(new Answer());

    /// <param name="client">Null for a stranger.</param>
    public static RetellGreeting For(TenantId tenant, ClientRow? client)
    {
        // Retell takes texts only.
        var variables = new Dictionary<string, string> { ["caller_known"] = client is null ? "false" : "true" };
        if (client is { FirstNameIsPlaceholder: false }) variables["caller_first_name"] = client.FirstName;

        return new(new Answer { DynamicVariables = variables, Metadata = new(tenant.Value) });
    }

    internal sealed record Answer
    {
        [JsonPropertyName("dynamic_variables"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyDictionary<string, string>? DynamicVariables { get; init; }

        /// <summary>Comes back with the call's later events.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public CallTenant? Metadata { get; init; }
    }

    internal sealed record CallTenant(Guid TenantId);
}
