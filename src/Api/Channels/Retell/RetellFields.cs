namespace CustomerTracking.Api.Channels.Retell;

/// <summary>Where a booking's fields usually stand in what Retell sends, as a field map writes it.</summary>
internal static class RetellFields
{
    /// <summary>In an event: what the analysis found, then what the agent collected or was started with.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> OfEvents = new Dictionary<string, string[]>
    {
        ["confirmed"] = ["A.booking_confirmed", "A.bookingConfirmed", "A.appointment_booked", "C.booking_confirmed"],
        ["reference"] = ["A.booking_reference", "A.booking_id", "C.booking_reference"],
        ["phone"] = ["A.customer_phone", "C.customer_phone", "D.customer_phone"],
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

    /// <summary>In a custom function's call: its arguments first.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> OfFunctions =
        Arguments().ToDictionary(
            field => field.Key,
            field => field.Value.Select(name => "args." + name).Concat(OfEvents[field.Key].Where(IsVariable))
                .ToArray());

    public static bool IsArgument(string path) => path.StartsWith("args.", StringComparison.Ordinal);

    private static Dictionary<string, string[]> Arguments() => new()
    {
        ["confirmed"] = ["booking_confirmed", "bookingConfirmed", "appointment_booked", "confirmed"],
        ["reference"] = ["booking_reference", "bookingReference", "reference", "booking_id", "bookingId"],
        ["phone"] =
        [
            "phone", "phone_number", "phoneNumber", "customer_phone", "customerPhone", "customer_phone_number",
            "customerPhoneNumber", "mobile",
        ],
        ["firstName"] = ["first_name", "firstName", "customer_first_name", "customerFirstName"],
        ["lastName"] = ["last_name", "lastName", "customer_last_name", "customerLastName"],
        ["name"] = ["name", "customer_name", "customerName", "full_name", "fullName"],
        ["email"] = ["email", "customer_email", "customerEmail"],
        ["service"] = ["service", "service_name", "serviceName"],
        ["category"] = ["service_category", "serviceCategory", "category"],
        ["staff"] = ["staff", "staff_name", "staffName", "staff_member", "staffMember"],
        ["start"] =
        [
            "start", "start_time", "startTime", "starts_at", "startsAt", "date_time", "dateTime", "datetime",
            "appointment_datetime", "appointmentDateTime", "appointment_time", "appointmentTime",
        ],
        ["duration"] = ["duration", "duration_minutes", "durationMinutes"],
        ["price"] = ["price", "amount"],
        ["currency"] = ["currency"],
        ["notes"] = ["notes"],
        ["phorestClientId"] = ["phorest_client_id", "phorestClientId"],
        ["phorestBusinessId"] = ["phorest_business_id", "phorestBusinessId"],
        ["phorestBranchId"] = ["phorest_branch_id", "phorestBranchId"],
        ["phorestBookingId"] = ["phorest_booking_id", "phorestBookingId"],
    };

    // A call that goes on has no analysis yet.
    private static bool IsVariable(string path) => !path.StartsWith("A.", StringComparison.Ordinal);
}
