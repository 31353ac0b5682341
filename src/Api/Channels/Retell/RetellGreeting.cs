using System.Text.Json.Serialization;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>The answer to a call that is ringing, or to a chat that begins. An empty object means: carry on.</summary>
internal sealed record RetellGreeting
{
    [JsonPropertyName(RetellRinging.Call), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Answer? CallInbound { get; private init; }

    [JsonPropertyName(RetellRinging.Chat), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Answer? ChatInbound { get; private init; }

    /// <summary>Nothing is known, or nothing could be found out in time.</summary>
    public static RetellGreeting Nothing(RetellRinging ringing) => To(ringing, new());

    /// <param name="ringing">What is answered.</param>
    /// <param name="tenant">The connection's.</param>
    /// <param name="client">Null for a stranger.</param>
    public static RetellGreeting For(RetellRinging ringing, TenantId tenant, ClientRow? client)
    {
        // Retell takes texts only.
        var variables = new Dictionary<string, string> { ["caller_known"] = client is null ? "false" : "true" };
        var name = client?.KnownAs ?? (client is { FirstNameIsPlaceholder: false } ? client.FirstName : null);
        if (name is not null) variables["caller_first_name"] = name;

        return To(ringing, new() { DynamicVariables = variables, Metadata = new(tenant.Value) });
    }

    private static RetellGreeting To(RetellRinging ringing, Answer answer) =>
        ringing.Event is RetellRinging.Chat ? new() { ChatInbound = answer } : new() { CallInbound = answer };

    internal sealed record Answer
    {
        [JsonPropertyName("dynamic_variables"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyDictionary<string, string>? DynamicVariables { get; init; }

        /// <summary>Comes back with the conversation's later events.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public CallTenant? Metadata { get; init; }
    }

    internal sealed record CallTenant(Guid TenantId);
}
