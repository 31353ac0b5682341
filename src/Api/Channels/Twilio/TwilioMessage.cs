using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.Twilio;

/// <summary>A WhatsApp message as Twilio passes it on.</summary>
internal sealed class TwilioMessage(TwilioForm form, Corrections corrections)
{
    private const string Whatsapp = "whatsapp:";

    // Clean, as the booking's key is: an id of spaces names nothing.
    public string? Id => CleanText.Line(MissingValue.Id(form["MessageSid"]));

    /// <summary>A text, a button, an interactive answer; or the status of a message that we sent.</summary>
    public string? Type => form["MessageType"] ?? form["MessageStatus"] ?? form["SmsStatus"];

    /// <returns>Null when the message is no confirmed booking: a text, or a button that carries none.</returns>
    /// <exception cref="Errors.RequestFault">A form's answer is no JSON object.</exception>
    /// <exception cref="Errors.FieldFaults">The start is no date.</exception>
    public TrackBooking? ToTrackBooking(FieldMap map)
    {
        // A message without an answer tells of a booking only when a person says that it does.
        if ((Answer ?? (corrections.Confirm ? FlowAnswer.Nothing : null)) is not { } answer) return null;
        if (FlowAnswer.Read(answer, map, Channel.Twilio, corrections) is not { } booking) return null;

        return booking with
        {
            CallerPhone = Number,
            Messenger = MessengerId.OfWhatsapp(UserId),
            IsProfileName = booking.Name.IsMissing,
            Name = booking.Name.IsMissing ? FlowAnswer.ProfileName(form["ProfileName"]) : booking.Name,
            ChannelBookingId = Id,
        };
    }

    // A button's payload is any text that the salon chose for it; only an object can be a booking.
    private string? Answer =>
        form["InteractiveData"]
            ?? (form["ButtonPayload"] is { } payload && payload.TrimStart().StartsWith('{') ? payload : null);

    // People without a visible number write from their user id (Twilio's changelog, 20 July 2026).
    private string? UserId => WhatsappUserId.Find(form["From"]) ?? WhatsappUserId.Find(form["ExternalUserIdentifier"])
        ?? WhatsappUserId.Find(form["WaId"]);

    // People with a username may show no number; what stands there instead is no phone.
    private string? Number
    {
        get
        {
            var from = form["From"] ?? "";
            var number = from.StartsWith(Whatsapp, StringComparison.OrdinalIgnoreCase) ? from[Whatsapp.Length..] : from;
            if (number.StartsWith('+')) return number;

            return form["WaId"] is { } digits && digits.All(char.IsAsciiDigit) ? "+" + digits : null;
        }
    }
}
