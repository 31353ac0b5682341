namespace CustomerTracking.Api.Channels;

/// <summary>An authentic message that is no confirmed booking.</summary>
internal sealed record NotTrackedReply
{
    public bool Success => true;

    public bool Tracked => false;
}
