using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Channels.N8n;

/// <summary>Both shapes that workflows send, and the flat fields that people make of them.</summary>
internal sealed class N8nPayload(Payload payload)
{
    // An execution that n8n does not save has this for an id, so it names nothing.
    private const string NoId = "__UNKNOWN__";

    private static readonly string[] Booking = ["booking.", "bookingData.", ""];
    private static readonly string[] Customer = ["customer.", "bookingData.", ""];
    private static readonly string[] Anywhere = ["bookingData.", "booking.", ""];

    /// <summary>Whichever tenants the body names: all must be the credential's.</summary>
    public string?[] Tenants =>
        [payload.Text("tenantId", 100, "tenantId"), payload.Text("dataTenantId", 100, "bookingData.tenantId")];

    public TrackBooking ToTrackBooking() => new()
    {
        Source = payload.Source(Source.Web, In(Anywhere, "source")),
        Channel = Channel.N8n,
        Phone = payload.Text("phone", 100, In(Customer, "phone", "mobile", "customerPhoneNumber", "customerPhone")),
        Name = payload.Name(In(Customer, "firstName"), In(Customer, "lastName"), In(Customer, "name", "customerName")),
        Email = payload.Email("email", In(Customer, "email")),
        ServiceName = Service,
        ServiceCategory = Category,
        StartsAt = Start,
        Duration = Minutes,
        StaffMember = Staff,
        Amount = Price,
        Currency = CurrencyCode,
        Status = Status ?? BookingStatus.Confirmed,
        PaymentStatus = Payment ?? PaymentStatus.Pending,
        Notes = Notes,
        ExternalProvider = Reference?.Provider,
        ExternalBookingId = Reference?.Id,
        ExternalClient = payload.PhorestClient(Anywhere),
    };

    public ChangeBooking ToChangeBooking() => new()
    {
        Reference = NeededReference(),
        Channel = Channel.N8n,
        BookingDate = Start is { } start ? start : default(Change<AppointmentTime>),
        ServiceName = Given(Service),
        ServiceCategory = Given(Category),
        Duration = Minutes is { } minutes ? Change<int?>.To(minutes) : default,
        StaffMember = Given(Staff),
        Amount = Price is { } price ? Change<StatedPrice?>.To(price) : default,
        Currency = Given(CurrencyCode),
        Notes = Given(Notes),
        Status = Status is { } status ? status : default(Change<BookingStatus>),
        PaymentStatus = Payment is { } payment ? payment : default(Change<PaymentStatus>),
    };

    public ChangeBooking ToCancellation() => new()
    {
        Reference = NeededReference(),
        Channel = Channel.N8n,
        Status = BookingStatus.Cancelled,
        Notes = Given(Notes),
    };

    private string? Service =>
        payload.Text("serviceName", Appointment.MaxServiceLength, In(Booking, "service", "serviceName"));

    private string? Category =>
        payload.Text("serviceCategory", Appointment.MaxCategoryLength, In(Booking, "serviceCategory", "category"));

    private AppointmentTime? Start =>
        payload.Time("startsAt", In(Booking, "dateTime", "appointmentDateTime", "bookingDate", "start"));

    private int? Minutes =>
        payload.WholeNumber("duration", 1, Appointment.LongestMinutes, In(Booking, "duration", "durationMinutes"));

    private string? Staff =>
        payload.Text("staffMember", Appointment.MaxStaffLength, In(Booking, "staff", "staffMember", "staffName"));

    private StatedPrice? Price => payload.Price("amount", In(Booking, "price", "amount"));

    private string? CurrencyCode => payload.Currency("currency", In(Booking, "currency"));

    private BookingStatus? Status => payload.Word<BookingStatus>("status", In(Booking, "status"));

    private PaymentStatus? Payment => payload.Word<PaymentStatus>("paymentStatus", In(Booking, "paymentStatus"));

    private string? Notes => payload.Text("notes", Appointment.MaxNotesLength, In(Booking, "notes"));

    // Phorest's id of the booking is Phorest's; any other is the one that the booking flow itself gave out.
    private ExternalReference? Reference
    {
        get
        {
            var platform = payload.Text("externalBookingId", 300, ["externalId", "bookingId", "reference",
                .. In(Anywhere, "externalId", "externalBookingId", "bookingId", "reference")]);
            return platform is not null && platform != NoId
                ? ExternalReference.Create(
                    payload.Text("externalProvider", 100, In(Anywhere, "externalProvider")), platform)
                : ExternalReference.Create(Domain.ServiceMappings.ExternalClient.Phorest,
                    payload.Text("phorestBookingId", 300, In(Anywhere, "phorestBookingId")));
        }
    }

    private ExternalReference NeededReference()
    {
        var reference = Reference;
        if (reference is null) payload.Missing(
            "externalBookingId", payload.Nothing.TryGetValue("externalBookingId", out var sent)
            ? $"The external id is needed to find the booking, and '{CleanText.Cut(sent, 60)}' is none. Check the expression that fills it in."
            : "The external id is needed to find the booking.");
        return reference!;
    }

    private static Change<string> Given(string? text) => text is null ? default : Change<string>.To(text);

    private static string[] In(string[] places, params ReadOnlySpan<string> names) =>
        BookingFields.Under(places, names);
}
