using CustomerTracking.Domain.Channels;

namespace CustomerTracking.Api.Channels.Retell;

/// <summary>Where a booking's fields usually stand in what Retell sends, as a field map writes it.</summary>
internal static class RetellFields
{
    // What an agent's analysis calls them is the salon's choice; these are the names of our set-up steps. Others that
    // begin alike, such as A.name, may be the salon's.
    private static readonly Dictionary<string, string[]> Analysed = new()
    {
        [BookingField.Confirmed.Name] =
            ["A.booking_confirmed", "A.bookingConfirmed", "A.appointment_booked", "C.booking_confirmed"],
        [BookingField.Reference.Name] = ["A.booking_reference", "A.booking_id", "C.booking_reference"],
        [BookingField.Phone.Name] = ["A.customer_phone", "C.customer_phone", "D.customer_phone"],
        [BookingField.FirstName.Name] = ["A.customer_first_name"],
        [BookingField.LastName.Name] = ["A.customer_last_name"],
        [BookingField.WholeName.Name] = ["A.customer_name", "C.customer_name", "D.customer_name"],
        [BookingField.Email.Name] = ["A.customer_email", "C.email"],
        [BookingField.Service.Name] = ["A.service_name", "A.service"],
        [BookingField.Category.Name] = ["A.service_category"],
        [BookingField.Staff.Name] = ["A.staff_name"],
        [BookingField.Start.Name] = ["A.appointment_datetime", "A.appointment_time"],
        [BookingField.Duration.Name] = ["A.duration"],
        [BookingField.Price.Name] = ["A.price"],
        [BookingField.Currency.Name] = ["A.currency"],
        [BookingField.Notes.Name] = ["A.notes"],
    };

    /// <summary>In an event: what the analysis found, then what the agent collected or was started with.</summary>
    public static readonly FieldPlaces OfEvents = new(field =>
        Analysed.TryGetValue(field.Name, out var places) ? places
            : field.IsOfPerson ? FieldPlaces.Under(field, "A.", "C.", "D.")
            : FieldPlaces.Under(field, "A.", "C."));

    /// <summary>In a custom function's call: its arguments first.</summary>
    public static readonly FieldPlaces OfFunctions = new(field =>
        [.. Arguments(field).Concat(FieldPlaces.Under(field, "args.")), .. OfEvents.For(field).Where(IsVariable)]);

    public static bool IsArgument(string path) => path.StartsWith("args.", StringComparison.Ordinal);

    // A function that is called books, so its arguments may say so in fewer words.
    private static IEnumerable<string> Arguments(BookingField field) => field == BookingField.Confirmed
        ? ["args.booking_confirmed", "args.bookingConfirmed", "args.appointment_booked", "args.confirmed"]
        : [];

    // A call that goes on has no analysis yet.
    private static bool IsVariable(string path) => !path.StartsWith("A.", StringComparison.Ordinal);
}
