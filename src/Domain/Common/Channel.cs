namespace CustomerTracking.Domain.Common;

/// <summary>
/// The way a booking came in, which says more than its source: a voice booking may come from Retell or through n8n.
/// </summary>
public enum Channel
{
    Retell,
    WebChat,
    Whatsapp,
    Twilio,
    N8n,
    Rest,
    Admin,
}
