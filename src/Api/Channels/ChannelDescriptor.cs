using CustomerTracking.Api.Channels.N8n;
using CustomerTracking.Api.Channels.Retell;
using CustomerTracking.Api.Channels.Twilio;
using CustomerTracking.Api.Channels.WebChat;
using CustomerTracking.Api.Channels.WhatsApp;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// All that the rest of the program knows of a channel that brings messages. A new one is a folder with its
/// descriptor, a line in <see cref="All"/>, and a member of <see cref="Domain.Common.Channel"/>.
/// </summary>
internal sealed record ChannelDescriptor
{
    public static readonly IReadOnlyList<ChannelDescriptor> All =
    [
        RetellChannel.Descriptor, WebChatChannel.Descriptor, WhatsappChannel.Descriptor, TwilioChannel.Descriptor,
        N8nChannel.Descriptor,
    ];

    public required Channel Channel { get; init; }

    /// <summary>As staff read it.</summary>
    public required string Label { get; init; }

    /// <summary>Who signs its messages, for a channel with connections; null where a token comes with each.</summary>
    public Vendor? Vendor { get; init; }

    /// <summary>Where messages with a token go; null for a channel with connections.</summary>
    public string? TokenRoute { get; init; }

    /// <summary>The component that tells a salon how to set it up.</summary>
    public required Type SetUp { get; init; }

    /// <summary>Its readers by their formats, its sample, and what its routes need.</summary>
    public required Action<IServiceCollection> AddServices { get; init; }

    public required Action<WebApplication> MapRoutes { get; init; }

    /// <summary>Those that an owner connects; their messages are signed with a connection's secret.</summary>
    public static IEnumerable<ChannelDescriptor> Connectable => All.Where(channel => channel.Vendor is not null);

    /// <summary>The words of <see cref="Connectable"/>, for an error.</summary>
    public static string ConnectableWords =>
        string.Join(", ", Connectable.Select(channel => EnumText<Channel>.Format(channel.Channel)));

    /// <returns>Null for REST and the pages.</returns>
    public static ChannelDescriptor? Find(Channel channel) => All.FirstOrDefault(one => one.Channel == channel);

    /// <summary>Where a connection's vendor posts to; the rest of the address is the server's.</summary>
    public static string PathOf(Channel channel, Guid connection) =>
        $"/api/webhooks/{EnumText<Channel>.Format(channel)}/{connection}";
}

/// <summary>Who signs a channel's messages, in words for an owner who connects it.</summary>
/// <param name="Name">Whose secret it is.</param>
/// <param name="Secret">What the vendor calls what it signs with.</param>
/// <param name="Where">Where the vendor shows it.</param>
internal sealed record Vendor(string Name, string Secret, string Where);
