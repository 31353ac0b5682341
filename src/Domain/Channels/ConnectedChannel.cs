namespace CustomerTracking.Domain.Channels;

/// <summary>The vendors that post to a connection of a tenant's own.</summary>
public enum ConnectedChannel
{
    Retell,
    Whatsapp,
    Twilio,
}
