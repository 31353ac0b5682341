using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Wire;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>
/// The simplified voice form: our own JSON with a token, sent by whoever stands between Retell and us.
/// </summary>
internal static class CallEndedChannel
{
    private static readonly string[] Places = ["", "bookingDetails."];

    public static void UseCallEndedChannel(this WebApplication app) =>
        app.MapPost("/api/webhooks/retell/call-ended", Book).RequireScope(Scope.WebhooksWrite)
            .WithTags("Webhooks").Describes<CallEnded>().Tracks();

    /// <summary>A voice call has ended, in the simplified form.</summary>
    /// <remarks>
    /// Only a call with <c>bookingConfirmed</c> books; any other is acknowledged and tracks nothing. Details may stand
    /// at the root or under <c>bookingDetails</c>. Retell's own signed events go to
    /// <c>/api/webhooks/retell/{connectionId}</c>.
    /// </remarks>
    private static async Task<IResult> Book(TokenDelivery delivery)
    {
        var tenant = delivery.Payload.Text("tenantId", 100, "metadata.tenantId", "tenantId");
        if (delivery.Payload.Flag("bookingConfirmed", "bookingConfirmed"))
            return TrackedReply.For(await delivery.Send(tenant, ToCommand(delivery.Payload)));

        await delivery.EnterTenant(tenant);
        return Results.Json(new NotTrackedReply());
    }

    private static TrackBooking ToCommand(Payload payload) => new()
    {
        Source = Source.Voice,
        Channel = Channel.Retell,
        Phone = payload.Text("phone", 100, In("customerPhoneNumber", "customerPhone", "phone")),
        Name = payload.Name(In("firstName"), In("lastName"), In("customerName", "name")),
        Email = payload.Email("email", In("email", "customerEmail")),
        ServiceName = payload.Text("serviceName", Appointment.MaxServiceLength, In("service", "serviceName")),
        ServiceCategory = payload.Text(
            "serviceCategory", Appointment.MaxCategoryLength, In("category", "serviceCategory")),
        StartsAt = payload.Time("startsAt", In("dateTime", "appointmentDateTime")),
        Duration = payload.WholeNumber("duration", 1, Appointment.LongestMinutes, In("duration", "durationMinutes")),
        StaffMember = payload.Text("staffMember", Appointment.MaxStaffLength, In("staff", "staffName", "staffMember")),
        Amount = payload.Amount("amount", In("price")),
        Currency = payload.CurrencyCode("currency", In("currency")),
        Notes = payload.Text("notes", Appointment.MaxNotesLength, In("notes")),
        ChannelBookingId = payload.Text("callId", 200, "callId", "call_id"),
        ExternalProvider = payload.Has("phorestBookingId") || payload.Has("bookingDetails.phorestBookingId")
            ? Domain.ServiceMappings.ExternalClient.Phorest
            : null,
        ExternalBookingId = payload.Text(
            "externalBookingId", 300, In("phorestBookingId", "externalId", "externalBookingId", "bookingReference")),
        ExternalClient = payload.PhorestClient(Places),
    };

    private static string[] In(params ReadOnlySpan<string> names) => BookingFields.Under(Places, names);
}
