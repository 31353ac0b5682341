using System.Globalization;
using System.Text.Unicode;

namespace CustomerTracking.Bench;

/// <summary>
/// Bookings as n8n posts them, both shapes in turns, every other one from somebody new. Each has an external id of its
/// own, which <paramref name="from"/> keeps apart from round to round.
/// </summary>
/// <param name="clients">Of the big salon.</param>
/// <param name="salonOf">Whose the booking of this number is.</param>
internal sealed class Bookings(int clients, int from, Func<int, int> salonOf, bool repeated = false) : IScript
{
    private const int Known = 10_000;

    private static readonly string[] Services = ["Cut & blow dry", "Half head highlights", "Balayage", "Beard trim"];

    // Made beforehand: who they are costs more than sending it.
    private readonly ClientIdentity[] _known =
    [
        .. Enumerable.Range(0, Known).Select(one => People.Client(People.LargeTenant, Place(one, clients), clients)),
    ];

    public static string ExternalId(int number) => string.Create(CultureInfo.InvariantCulture, $"BENCH-{number:D9}");

    public int Write(int number, byte[] buffer)
    {
        var asked = repeated ? number % 64 : from + number;
        var salon = salonOf(asked);
        Span<byte> body = stackalloc byte[1024];
        var length = asked / 2 % 2 == 0 ? Rich(body, asked, salon) : Flat(body, asked, salon);
        return Connection.WritePost(buffer, "/api/webhooks/n8n/booking-created", People.Token(salon), body[..length]);
    }

    public void Check(int number, Connection connection, Tally tally)
    {
        var answer = connection.Answer;
        if (connection.Status == 201 && answer.IndexOf("\"decision\":\"created\""u8) >= 0) tally.Created++;
        else if (connection.Status == 201 && answer.IndexOf("\"decision\":\"matched\""u8) >= 0) tally.Matched++;
        else if (connection.Status == 200 && repeated) tally.Repeated++;
        else tally.Fail(connection);
    }

    private int Rich(Span<byte> body, int number, int salon)
    {
        var who = Who(number, salon);
        Utf8.TryWrite(
            body, CultureInfo.InvariantCulture,
            $$$"""{"event":"booking.created","externalId":"BENCH-{{{number:D9}}}","source":"voice","executionId":"{{{number}}}","workflowId":"wLp7Qz3KfR1cT9aX","customer":{"firstName":"{{{who.FirstName}}}","lastName":"{{{who.LastName}}}","phone":"+353 {{{who.Phone}}}","email":"guest{{{who.Phone}}}@example.ie"},"booking":{"service":"{{{Services[number / 8 % Services.Length]}}}","staff":"Conor","dateTime":"{{{Day(number)}}}T17:45:00.000Z","price":"25","currency":"EUR","branchId":"SE-J0dublin6","status":"confirmed"}}""",
            out var length);
        return length;
    }

    private int Flat(Span<byte> body, int number, int salon)
    {
        var who = Who(number, salon);
        Utf8.TryWrite(
            body, CultureInfo.InvariantCulture,
            $$$"""{"bookingData":{"externalId":"BENCH-{{{number:D9}}}","phone":"0{{{who.Phone}}}","firstName":"{{{who.FirstName}}}","lastName":"{{{who.LastName}}}","email":"guest{{{who.Phone}}}@example.ie","service":"{{{Services[number / 8 % Services.Length]}}}","dateTime":"{{{Day(number)}}}T14:00:00","price":75.0,"source":"voice"}}""",
            out var length);
        return length;
    }

    // Somebody new has the name of somebody who is there, and a number of their own.
    private Caller Who(int number, int salon)
    {
        var known = salon == People.LargeTenant
            ? _known[number / 2 % Known]
            : People.Client(salon, number / 2 % People.SmallTenantClients, People.SmallTenantClients);
        return new(known.FirstName, known.LastName, number % 2 == 0 ? People.NewPhone(number / 2) : known.Phone);
    }

    private static string Day(int number) => Days[number / 2 % Days.Length];

    private static readonly string[] Days =
    [
        .. Enumerable.Range(1, 28).Select(
            day => TimeProvider.System.GetUtcNow().AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    // Spread over all of the salon's clients, so that not the same few pages of the file are met.
    private static int Place(int one, int clients) => (int)(one * 7919L % clients);

    private readonly record struct Caller(string FirstName, string LastName, string Phone);
}
