using System.Globalization;
using System.Text.Unicode;

namespace CustomerTracking.Bench;

/// <summary>Bookings in the body of the seed page, nine of ten from somebody new.</summary>
/// <param name="from">The first one's number: each has a phone and an external id of its own.</param>
internal sealed class SeedPageBookings(int from) : IScript
{
    public const string Tenant = "0193e3a0-0000-7000-8000-000000000001";
    public const string Token = "ctk_bench-of-an-empty-file-000";

    // Far enough back that the client is there already.
    private const int Back = 99;

    public int Write(int number, byte[] buffer)
    {
        var asked = from + number;
        var isKnown = number >= Back && number % 10 == Back % 10;
        var caller = People.NewPhone(isKnown ? asked - Back : asked);
        var who = People.Client(People.LargeTenant, asked % 100_000, 100_000);
        Span<byte> body = stackalloc byte[1024];
        Utf8.TryWrite(
            body, CultureInfo.InvariantCulture,
            $$$"""{"tenantId":"{{{Tenant}}}","bookingData":{"externalId":"EMPTY-{{{asked:D9}}}","phone":"+353{{{caller}}}","firstName":"{{{who.FirstName}}}","lastName":"{{{who.LastName}}}","email":"guest{{{caller}}}@example.ie","service":"Cut & blow dry","dateTime":"2027-03-01T14:00:00Z","price":75.0,"source":"voice"}}""",
            out var length);
        return Connection.WritePost(buffer, "/api/webhooks/n8n/booking-created", Token, body[..length]);
    }

    public void Check(int number, Connection connection, Tally tally)
    {
        if (connection.Status != 201) tally.Fail(connection);
        else if (connection.Answer.IndexOf("\"isNewClient\":true"u8) >= 0) tally.Created++;
        else tally.Matched++;
    }
}
