namespace CustomerTracking.Api.Channels.Twilio;

/// <summary>WhatsApp messages as Twilio passes them on.</summary>
internal sealed class TwilioReader : IMessageReader
{
    public const string Format = "twilio";

    public ParsedMessage Read(RawMessage message)
    {
        var written = new TwilioMessage(TwilioForm.Read(message.Body.Span), message.Corrections);
        return new()
        {
            EventType = written.Type,
            Id = written.Id,
            Key = written.Id,
            ToCommand = () => written.ToTrackBooking(message.Map),
        };
    }
}
