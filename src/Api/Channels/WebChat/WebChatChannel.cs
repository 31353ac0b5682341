using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Wire;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Api.Channels.WebChat;

internal static class WebChatChannel
{
    public static void UseWebChatChannel(this WebApplication app) =>
        app.MapPost("/api/webhooks/chat/booking-confirmed", Book).RequireScope(Scope.WebhooksWrite)
            .WithTags("Webhooks").Describes<ChatBooking>().Tracks();

    /// <summary>The web chat widget's confirmed booking.</summary>
    /// <remarks>The tenant is the token's; another one in the body is refused. Sent twice, it is one booking.</remarks>
    private static async Task<IResult> Book(TokenDelivery delivery)
    {
        var tenant = delivery.Payload.Text("tenantId", 100, "tenantId");
        return TrackedReply.For(await delivery.Send(tenant, ToCommand(delivery.Payload)));
    }

    private static TrackBooking ToCommand(Payload payload) => new()
    {
        Source = Source.Web,
        Channel = Channel.WebChat,
        Phone = payload.Text("phone", 100, "phone"),
        Name = payload.Name(["firstName"], ["lastName"]),
        Email = payload.Email("email", "email"),
        ServiceName = payload.Text("serviceName", Appointment.MaxServiceLength, "service"),
        StartsAt = payload.Time("startsAt", "dateTime"),
        Amount = payload.Amount("amount", "price"),
        Duration = payload.WholeNumber("duration", 1, Appointment.LongestMinutes, "duration"),
        StaffMember = payload.Text("staffMember", Appointment.MaxStaffLength, "staff"),
        Notes = payload.Text("notes", Appointment.MaxNotesLength, "notes"),
    };
}
