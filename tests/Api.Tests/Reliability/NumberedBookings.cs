using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests.Channels;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>
/// Bookings with a number each, in turn over n8n, the web chat and Retell, sent by senders that repeat the same until
/// somebody takes it. A number is acknowledged once it was answered with success.
/// </summary>
internal sealed class NumberedBookings
{
    private int _last;

    public ConcurrentDictionary<int, Answer> Acknowledged { get; } = [];

    /// <summary>Answers that are neither success nor a promise that trying again helps.</summary>
    public ConcurrentBag<string> Wrong { get; } = [];

    /// <summary>How often something had to be sent again.</summary>
    public int Retries;

    /// <summary>Sends the next numbers until it is told to stop; the one it is at is brought to its end.</summary>
    public async Task SendUntil(HttpClient http, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested) await Send(http, Interlocked.Increment(ref _last));
    }

    public async Task Send(HttpClient http, int number)
    {
        while (true)
        {
            try
            {
                using var response = await http.SendAsync(Request(number));
                var text = await response.Content.ReadAsStringAsync();
                if (response.IsSuccessStatusCode)
                {
                    Acknowledged[number] = Answer.Parse(text);
                    return;
                }

                Check(number, response, text);
            }
            catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException)
            {
                // It was killed under our hands: whether it took the booking is not known.
            }

            Interlocked.Increment(ref Retries);
            await Task.Delay(Random.Shared.Next(20, 80));
        }
    }

    /// <summary>The key under which the channel would repeat the booking.</summary>
    public static string ServiceOf(int number) => $"Service {number}";

    public static HttpRequestMessage Request(int number) => (number % 3) switch
    {
        0 => Json("/api/webhooks/n8n/booking-created", new
        {
            externalId = $"B-{number}",
            customer = new { phone = Phone(number), firstName = "Aoife" },
            booking = new { service = ServiceOf(number), dateTime = "2026-12-04T17:45" },
        }),
        1 => Json("/api/webhooks/chat/booking-confirmed", new
        {
            phone = Phone(number),
            firstName = "Niamh",
            service = ServiceOf(number),
            dateTime = "2026-12-05T10:00",
        }, $"chat-{number}"),
        _ => Retell(number),
    };

    private void Check(int number, HttpResponseMessage response, string text)
    {
        var mayRetry = response.StatusCode is HttpStatusCode.ServiceUnavailable
            ? response.Headers.RetryAfter is not null
            : response.StatusCode is HttpStatusCode.Conflict
                && text.Contains("idempotency_key.in_use", StringComparison.Ordinal);
        if (!mayRetry) Wrong.Add($"{number}: {(int)response.StatusCode} {text}");
    }

    // A hundred people, who all book again and again: the same rows are touched by many at once.
    private static string Phone(int number) => $"+35387{1000000 + (number % 100)}";

    private static HttpRequestMessage Json(string path, object body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = TestApi.Json(JsonSerializer.Serialize(body)),
        };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    private static HttpRequestMessage Retell(int number)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            @event = "call_analyzed",
            call = new
            {
                call_id = $"call_{number}",
                direction = "inbound",
                from_number = Phone(number),
                call_analysis = new
                {
                    custom_analysis_data = new
                    {
                        booking_confirmed = true,
                        customer_name = "Aoife Ní Bhriain",
                        service_name = ServiceOf(number),
                        appointment_datetime = "2026-12-03T14:30",
                    },
                },
            },
        });
        var request = new HttpRequestMessage(
            HttpMethod.Post, $"/api/webhooks/retell/{Demo.RetellConnectionId}")
        { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation(
            "X-Retell-Signature",
            VendorApi.RetellSignature(body, Demo.RetellSecret, TimeProvider.System.GetUtcNow()
                .ToUnixTimeMilliseconds()));
        return request;
    }

    /// <summary>What the sender was told; a signed channel tells nothing.</summary>
    internal sealed record Answer(string? ClientId, string? BookingId)
    {
        public static Answer Parse(string text) => text.Length == 0 ? new(null, null) : new(
            JsonElement.Parse(text).GetProperty("clientId").GetString(),
            JsonElement.Parse(text).GetProperty("bookingId").GetString());
    }
}
