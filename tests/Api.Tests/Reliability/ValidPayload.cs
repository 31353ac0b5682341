using System.Globalization;
using System.Text.Json;
using CustomerTracking.Api.DemoData;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>
/// Payloads as they should be, each with an id and a phone of its own: the recorded ones, in turn with ones that hold
/// what those leave out.
/// </summary>
internal static class ValidPayload
{
    /// <summary>A few bookings that many messages change at the same time.</summary>
    public const int Targets = 100;

    public static string N8n(int number) => number % 2 == 0
        ? Fill("n8n_booking_created.json", ("+353 87 999 8877", Phone(number)), ("BKG-20261204-0102", Id(number)))
        : Fill("seed_n8n_booking_created.json",
            ("087 123 4567", Phone(number)), ("igK6P6lu40g3UeT_zhmJhw", Id(number)));

    public static string CallEnded(int number) => number % 2 == 0
        ? Fill("seed_retell_simplified.json", ("+353871234567", Phone(number)))
        : Json(new
        {
            bookingConfirmed = "yes",
            callId = Id(number),
            tenantId = Demo.TenantId.Value,
            customerPhoneNumber = Phone(number),
            bookingDetails = new
            {
                firstName = "Aoife",
                lastName = "Byrne",
                email = "aoife@example.ie",
                service = "Massage",
                category = "Body",
                dateTime = "2026-07-01T10:00",
                price = "75,00",
                currency = "EUR",
                duration = 60,
                staff = "Ciara",
                notes = "First visit",
                phorestClientId = Id(number),
                phorestBookingId = Id(number),
            },
        });

    public static string Chat(int number) => number % 2 == 0
        ? Fill("chat_booking_confirmed.json", ("0851112233", Phone(number)))
        : Json(new
        {
            tenantId = Demo.TenantId.Value,
            phone = Phone(number),
            firstName = "Niamh",
            email = "niamh@example.ie",
            service = "Cut",
            dateTime = "2026-12-05T10:00",
            price = "65,00",
            duration = "45",
            staff = "Ciara",
            notes = "First visit",
        });

    public static string N8nChange(int number) => number % 2 == 0
        ? Fill("n8n_booking_created.json", ("BKG-20261204-0102", Target(number)), ("48213", Id(number)))
        : Json(new
        {
            executionId = Id(number),
            bookingId = Target(number),
            dateTime = "2026-12-06T10:00",
            serviceName = "Shave",
            serviceCategory = "Beard",
            durationMinutes = 20,
            staffName = "Conor",
            amount = 30,
            currency = "EUR",
            paymentStatus = "paid",
            notes = "Moved",
        });

    public static string N8nCancellation(int number) => Json(new
    {
        tenantId = Demo.TenantId.Value,
        executionId = Id(number),
        externalId = Target(number),
        booking = new { notes = "Ill", status = "cancelled" },
    });

    public static string Retell(int number) => number % 2 == 0
        ? Fill("retell_call_analyzed_booked.json",
            ("call_5f0c2b9de31a4c7f9e6a1d20b48", Id(number)), ("BKG-20261203-0417", Id(number)),
            ("+353871234567", Phone(number)), ("087 123 4567", Phone(number)))
        : Json(new
        {
            @event = "call_analyzed",
            call = new
            {
                call_id = Id(number),
                direction = "outbound",
                to_number = Phone(number),
                call_analysis = new
                {
                    custom_analysis_data = new
                    {
                        appointment_booked = 1,
                        customer_name = "Aoife Ní Bhriain",
                        customer_email = "aoife@example.ie",
                        service = "Cut",
                        service_category = "Hair",
                        appointment_time = "2026-12-03T14:30",
                        duration = 45,
                        price = "65,00",
                        currency = "EUR",
                        notes = "First visit",
                        phorest_client_id = Id(number),
                        phorest_booking_id = Id(number),
                    },
                },
            },
        });

    public static string Whatsapp(int number) => Fill(
        "whatsapp_flow_booking.json",
        ("wamid.HBgMMzUzODYxMjM0NTY3FQIAEhgUM0E3RkIwQzQ1RDkxMjAwMkZMT1cA", Id(number)),
        ("353861234567", Phone(number)[1..]), ("IE.13491208655302741918", Id(number)),
        ("BKG-20261205-0031", Id(number)),
        ("""\"price\":""", """\"duration\":45,\"notes\":\"First visit\",\"price\":"""));

    // The recorded form is a text; its last field is what a filled-in form adds.
    public static string Twilio(int number) => Json(
        QueryHelpers.ParseQuery(Fill(
            "twilio_whatsapp.txt", ("SM8d0b1c7e2f5a46d3b9e0c1a2f3d4e5b6", Id(number)),
            ("353861234567", Phone(number)[1..])))
        .ToDictionary(field => field.Key, field => field.Value.ToString())
        .Append(new("InteractiveData", Json(new
        {
            booking_confirmed = true,
            flow_token = $"ref={Id(number)}",
            service = "Cut",
            start_time = "2026-12-05T11:00",
            price = "65.00",
            duration = 45,
            email = "sinead@example.ie",
            staff = "Ciara",
            notes = "First visit",
        }))).ToDictionary());

    private static string Fill(string sample, params ReadOnlySpan<(string Old, string New)> replacements)
    {
        var text = Sample.Text(sample);
        foreach (var (old, now) in replacements) text = text.Replace(old, now, StringComparison.Ordinal);
        return text;
    }

    private static string Json(object payload) => JsonSerializer.Serialize(payload);

    private static string Id(int number) => $"fuzz-{number}";

    private static string Target(int number) => Id(2 * (number / 2 % Targets));

    private static string Phone(int number) =>
        "+353" + (872_000_000 + number).ToString(CultureInfo.InvariantCulture);
}
