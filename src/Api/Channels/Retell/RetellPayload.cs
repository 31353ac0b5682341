using System.Text;
using System.Text.Json;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Wire;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>One of Retell's events. What a booking's fields are called is up to the salon's agent.</summary>
internal sealed class RetellPayload(JsonElement root, Corrections? corrections = null)
{
    private const string RingingEvent = "call_inbound";
    private const string NamedTenant = "call.metadata.tenantId";

    // As a field map writes them: what the analysis found, what the agent collected, what the call was started with.
    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["A."] = "call.call_analysis.custom_analysis_data.",
        ["C."] = "call.collected_dynamic_variables.",
        ["D."] = "call.retell_llm_dynamic_variables.",
    };

    private static readonly Dictionary<string, string[]> Usual = new()
    {
        ["confirmed"] = ["A.booking_confirmed", "A.bookingConfirmed", "A.appointment_booked", "C.booking_confirmed"],
        ["reference"] = ["A.booking_reference", "A.booking_id", "C.booking_reference"],
        ["phone"] = ["A.customer_phone"],
        ["firstName"] = ["A.customer_first_name"],
        ["lastName"] = ["A.customer_last_name"],
        ["name"] = ["A.customer_name", "C.customer_name", "D.customer_name"],
        ["email"] = ["A.customer_email", "C.email"],
        ["service"] = ["A.service_name", "A.service"],
        ["category"] = ["A.service_category"],
        ["staff"] = ["A.staff_name"],
        ["start"] = ["A.appointment_datetime", "A.appointment_time"],
        ["duration"] = ["A.duration"],
        ["price"] = ["A.price"],
        ["currency"] = ["A.currency"],
        ["notes"] = ["A.notes"],
        ["phorestClientId"] = ["A.phorest_client_id"],
        ["phorestBusinessId"] = ["A.phorest_business_id"],
        ["phorestBranchId"] = ["A.phorest_branch_id"],
        ["phorestBookingId"] = ["A.phorest_booking_id"],
    };

    private readonly Payload _payload = new(root, forgiving: true, corrections);

    public string? Event => Text("event");

    // Never cut: two long ids that begin alike are two calls.
    public string? CallId => _payload.Text("callId", int.MaxValue, "call.call_id");

    /// <summary>What Retell's documentation calls unique: an event comes once for each call.</summary>
    public string? Key => (Event, CallId) is ({ } name, { } call) ? $"{name}:{call}" : null;

    /// <summary>Null where the call names none.</summary>
    public string? Tenant => _payload.Has(NamedTenant) ? Text(NamedTenant) ?? "" : null;

    /// <summary>A call that is only ringing, and from where.</summary>
    public static bool IsRinging(ReadOnlyMemory<byte> body, out string? number)
    {
        number = null;
        if (body.Span.IndexOf(Encoding.UTF8.GetBytes(RingingEvent)) < 0) return false;   // spares most calls a parse

        try
        {
            var payload = new RetellPayload(JsonText.ReadObject(body));
            number = payload.Text("call_inbound.from_number");
            return payload.Event is RingingEvent;
        }
        catch (RequestFault)
        {
            return false;
        }
    }

    /// <returns>Null when the event is no confirmed booking.</returns>
    /// <exception cref="FieldFaults">The start is no date.</exception>
    public TrackBooking? ToTrackBooking(FieldMap map)
    {
        if (Event is not "call_analyzed") return null;

        var call = new MappedBooking(_payload, map, Usual, Whole);
        if (!call.IsConfirmed) return null;

        var booking = call.Read(Source.Voice, Channel.Retell);
        var keepsReference = booking.ExternalProvider is not ExternalReference.Platform
            || IsReference(booking.ExternalBookingId!);
        return booking with
        {
            CallerPhone = CallerNumber,
            ChannelBookingId = CallId,
            ExternalProvider = keepsReference ? booking.ExternalProvider : null,
            ExternalBookingId = keepsReference ? booking.ExternalBookingId : null,
        };
    }

    // On a web call there is no number, and without a direction either number may be the salon's own.
    private string? CallerNumber => (Text("call.call_type"), Text("call.direction")) switch
    {
        ("web_call", _) => null,
        (_, "inbound") => Text("call.from_number"),
        (_, "outbound") => Text("call.to_number"),
        _ => null,
    };

    // A model that has no reference writes "none", "not provided", 0, -1 or an id of zeros, and two calls without one
    // must not be one booking.
    private static bool IsReference(string text) =>
        !text.Any(char.IsWhiteSpace) && text[0] is not '-' && text.Any(letter => letter is not ('0' or '-'))
        && (text.Any(char.IsAsciiDigit) || text.Length >= 16);

    private static string Whole(string path) =>
        path.Length > 2 && Prefixes.TryGetValue(path[..2], out var prefix) ? prefix + path[2..] : path;

    private string? Text(string path) => _payload.Text(path, 250, path);
}
