using System.Globalization;
using System.Text.Unicode;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.Data.Sqlite;

namespace CustomerTracking.Bench;

/// <summary>
/// What merges cost those who ask and book: the same requests on two copies of one file, in turns. In the one, every other
/// client of the first ones was merged into the client before. In the other, the same clients got a call name, so that
/// as much of the search index was written again.
/// </summary>
internal static class Merges
{
    private const int Count = 10_000;
    private const int Users = 8;

    public static async Task<Section> Measure(Options options, int clients)
    {
        var count = Math.Min(Count, clients / 4);
        var seeded = await SeededFile.Ready(options, clients);
        var (with, without) = (SeededFile.Copy(seeded, "merges"), SeededFile.Copy(seeded, "no-merges"));
        try
        {
            await Change(with, count, (salon, pair) => salon.Send(new MergeClients
            {
                SurvivorId = new(Identity(2 * pair, clients).Id),
                MergedId = new(Identity((2 * pair) + 1, clients).Id),
                Channel = Channel.Admin,
            }));
            await Change(without, 2 * count, (salon, number) => salon.Send(new ChangeClient
            {
                Id = new(Identity(number, clients).Id),
                KnownAs = "Bobby",
                Channel = Channel.Admin,
            }));
            SqliteConnection.ClearAllPools();
            await using var merged = await Server.Start(options, with);
            await using var plain = await Server.Start(options, without);
            return Compared(
                clients, count, await Measure(options, [("with", merged), ("without", plain)], Kinds(clients, count)));
        }
        finally
        {
            foreach (var file in new[] { with, without }) SeededFile.Delete(file);
        }
    }

    private static async Task Change(string file, int count, Func<LargeTenant, int, Task> change)
    {
        await using var salon = await LargeTenant.Open(file);
        await Parallel.ForAsync(
            0, count, new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (number, _) => await change(salon, number));
    }

    private static async Task<List<Line>> Measure(
        Options options, (string Name, Server Server)[] sides, List<(string Name, Func<int, IScript> Script)> kinds)
    {
        var lines = kinds.SelectMany(kind => sides.Select(side => new Line($"{kind.Name}, {side.Name}", []))).ToList();
        for (var round = -1; round < options.Rounds; round++)   // the first one warms up
        {
            for (var kind = 0; kind < kinds.Count; kind++)
            {
                for (var turn = 0; turn < sides.Length; turn++)
                {
                    var side = (turn + round + 1) % sides.Length;   // neither is always the first
                    var server = sides[side].Server;
                    var measured = await server.Count(() => Load.Count(
                        server.Port, Users, options.Requests, kinds[kind].Script((round + 1) * options.Requests)));
                    if (round >= 0) lines[(kind * sides.Length) + side].Rounds.Add(measured);
                }
            }
        }

        return lines;
    }

    private static Section Compared(int clients, int count, List<Line> lines)
    {
        var section = new Section(
            string.Create(CultureInfo.InvariantCulture, $"{count:N0} merges"), clients, lines);
        foreach (var pair in lines.Chunk(2))
        {
            var name = pair[0].Name[..pair[0].Name.LastIndexOf(',')];
            section.Figures[$"CPU with / without: {name}"] = pair[0].Spent!.Cpu / pair[1].Spent!.Cpu;
            section.Figures[$"p50 with / without: {name}"] = pair[0].P50 / pair[1].P50;
        }

        return section;
    }

    // Of the merged ones, whose keys lead to another client now.
    private static List<(string Name, Func<int, IScript> Script)> Kinds(int clients, int count)
    {
        ClientIdentity Someone(int number) => Identity((2 * (int)(number * 7919L % count)) + 1, clients);
        (string, Func<int, IScript>) Ask(string name, Func<int, string> path) =>
            (name, from => new Search.Ask(number => path(from + number), isSomebody: true));

        return
        [
            Ask("by phone", number => $"clients/by-phone/0{Someone(number).Phone}"),
            Ask("by id", number => $"clients/{Identity(2 * (number % count), clients).Id}"),
            Ask("last four digits", number => $"clients?q={Someone(number).Phone[^4..]}"),
            Ask("name", number =>
                $"clients?q={Uri.EscapeDataString($"{Someone(number).FirstName} {Someone(number).LastName}")}"),
            Ask("first page", _ => "clients?limit=25"),
            ("booking", from => new Booking(from, number => Someone(number).Phone)),
        ];
    }

    private static ClientIdentity Identity(int number, int clients) =>
        People.Client(People.LargeTenant, number, clients);

    private sealed class Booking(int from, Func<int, string> phone) : IScript
    {
        public int Write(int number, byte[] buffer)
        {
            Span<byte> body = stackalloc byte[512];
            Utf8.TryWrite(
                body, CultureInfo.InvariantCulture,
                $$$"""{"externalId":"MERGE-{{{from + number:D9}}}","phone":"0{{{phone(from + number)}}}","service":"Cut","dateTime":"2027-01-{{{(number % 28) + 1:D2}}}T10:00:00","source":"voice"}""",
                out var length);
            return Connection.WritePost(
                buffer, "/api/webhooks/n8n/booking-created", People.Token(People.LargeTenant), body[..length]);
        }

        public void Check(int number, Connection connection, Tally tally)
        {
            if (connection.Status == 201) tally.Matched++;
            else tally.Fail(connection);
        }
    }
}
