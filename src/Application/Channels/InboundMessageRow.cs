using System.Text;
using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Channels;

/// <summary>A message as a list shows it.</summary>
public record InboundMessageRow
{
    public required Guid Id { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>The connection it was posted to, or the service account whose token it bore.</summary>
    public required Guid SenderId { get; init; }

    public required string SenderName { get; init; }

    /// <summary>The sender's word for what happened, such as <c>call_analyzed</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>Under which the sender repeats it.</summary>
    public required string Key { get; init; }

    public required InboundMessageOutcome Outcome { get; init; }

    /// <summary>Stable, for programs; null where there is nothing to explain.</summary>
    public string? Code { get; init; }

    /// <summary>A sentence for staff.</summary>
    public string? Reason { get; init; }

    public Guid? ClientId { get; init; }

    public Guid? BookingId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>How often it came again.</summary>
    public required int Repeats { get; init; }

    /// <summary>How long it took, up to the moment of saving.</summary>
    public required int Milliseconds { get; init; }

    /// <summary>Whether what was sent is still kept, so that it can be replayed.</summary>
    public required bool HasBody { get; init; }
}

/// <summary>A message with everything that is kept of it.</summary>
public sealed record InboundMessageDetails : InboundMessageRow
{
    /// <summary>The headers that help to understand it: no signature, no token.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>What was sent, as text; null where it is not kept.</summary>
    public string? Body { get; init; }

    /// <summary>What people did with it since, oldest first.</summary>
    public required IReadOnlyList<Replay> Replays { get; init; }
}

internal static class DecryptedDetails
{
    /// <returns>The message with what was sent, as text.</returns>
    public static InboundMessageDetails ToDetails(this InboundMessage message, IMapper mapper, ISecrets secrets) =>
        mapper.Map<InboundMessageDetails>(message) with
        {
            Body = message.Body is { } kept ? CleanText.Lines(Encoding.UTF8.GetString(secrets.Open(kept))) : null,
        };
}

internal sealed class InboundMessageRowProfile : Profile
{
    public InboundMessageRowProfile()
    {
        CreateMap<InboundMessage, InboundMessageRow>()
            .ForMember(row => row.HasBody, map => map.MapFrom(message => message.Body != null));
        CreateMap<InboundMessage, InboundMessageDetails>()
            .ForMember(row => row.HasBody, map => map.MapFrom(message => message.Body != null))
            .ForMember(row => row.Body, map => map.Ignore())
            .ForMember(
                row => row.Replays, map => map.MapFrom(message => message.Replays.OrderBy(replay => replay.Number)));
    }
}
