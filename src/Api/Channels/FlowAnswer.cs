using System.Text;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// What a person filled into a form inside WhatsApp: a JSON object in a text, whose fields the salon has named. Whoever
/// carries it, Meta or Twilio, the form is the same.
/// </summary>
internal static class FlowAnswer
{
    /// <summary>For a message that is no form, and which a person calls a booking.</summary>
    public const string Nothing = "{}";

    private const string TokenReference = "ref=";

    private static readonly FieldPlaces Places = new(field => FieldPlaces.Under(field, ""));

    /// <returns>Null when nothing was confirmed.</returns>
    /// <exception cref="Errors.RequestFault">The text is no JSON object.</exception>
    /// <exception cref="Errors.FieldFaults">The start is no date.</exception>
    public static TrackBooking? Read(string json, FieldMap map, Channel channel, Corrections corrections)
    {
        var payload = new Payload(
            JsonText.ReadObject(Encoding.UTF8.GetBytes(json)), forgiving: true, corrections);
        var answer = new BookingReader(payload, Places, map);
        if (!answer.IsConfirmed) return null;

        var booking = answer.Read(Source.Whatsapp, channel);
        payload.ThrowIfFaulty(command: null);   // what the network knows is still to come
        return ReferenceInToken(payload) is { } reference && !answer.IsMapped(BookingField.Reference)
            ? booking with { ExternalProvider = null, ExternalBookingId = reference }
            : booking;
    }

    /// <summary>What a person calls themselves on WhatsApp, where the form did not ask for a name.</summary>
    public static GivenName ProfileName(string? name) =>
        GivenName.OfWhole(name?.Length > GivenName.MaxPartLength ? name[..GivenName.MaxPartLength] : name);

    // The token is what the salon gave along when it sent the form, so it is surer than what the form says.
    private static string? ReferenceInToken(Payload answer) => answer.Text("flowToken", 1000, "flow_token")?
        .Split([';', '&'], StringSplitOptions.TrimEntries)
        .Where(part => part.StartsWith(TokenReference, StringComparison.Ordinal))
        .Select(part => part[TokenReference.Length..])
        .FirstOrDefault(reference =>
            reference.Length <= ExternalReference.MaxIdLength && !MissingValue.IsId(reference));
}
