using System.Text.Json.Serialization;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>What the agent hears of its custom function. Only a 2xx means that the booking stands.</summary>
/// <param name="Success">Whether the booking is recorded.</param>
/// <param name="Message">A sentence that the agent may say.</param>
/// <param name="Code">Why not, for programs; left out where it is recorded.</param>
internal sealed record RetellFunctionReply(
    bool Success, string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null);
