using System.Globalization;
using System.Text;

namespace CustomerTracking.Bench;

/// <summary>Finding people over HTTP, as staff and programs do: by few letters or digits, and page by page.</summary>
internal static class Search
{
    private const int OnePage = 25;
    private const int FarPages = 20;

    private static readonly int[] Users = [1, 8];

    /// <summary>All sizes in one run and in turns, each behind a server of its own.</summary>
    public static async Task<List<Section>> Measure(Options options)
    {
        var sides = new List<Side>();
        try
        {
            foreach (var clients in options.Sizes)
            {
                var side = await Open(options, clients);
                sides.Add(side);
                await WarmUp(side, options, clients);
            }

            for (var round = 0; round < options.Rounds; round++)
            {
                for (var kind = 0; kind < sides[0].Kinds.Count; kind++)
                {
                    for (var users = 0; users < Users.Length; users++)
                    {
                        foreach (var side in sides)
                            side.Sections[users].Lines[kind].Rounds.Add(await Load.Count(
                                side.Server.Port, Users[users], options.Requests, side.Kinds[kind].Script));
                    }
                }
            }

            return [.. sides.SelectMany(side => side.Sections)];
        }
        finally
        {
            foreach (var side in sides)
            {
                await side.Server.DisposeAsync();
                SeededFile.Delete(side.File);
            }
        }
    }

    private static async Task<Side> Open(Options options, int clients)
    {
        var file = SeededFile.Copy(
            await SeededFile.Ready(options, clients), string.Create(CultureInfo.InvariantCulture, $"search-{clients}"));
        var server = await Server.Start(options, file);
        return new(file, server, [], []);
    }

    private static async Task WarmUp(Side side, Options options, int clients)
    {
        side.Kinds.AddRange(await Kinds(side.Server, clients));
        foreach (var (_, script) in side.Kinds) await Load.Count(side.Server.Port, 1, options.Requests / 4, script);
        side.Sections.AddRange(Users.Select(users => new Section(
            users == 1 ? "search, 1 user" : $"search, {users} users", clients,
            [.. side.Kinds.Select(kind => new Line(kind.Name, []))])));
    }

    private static async Task<List<(string Name, IScript Script)>> Kinds(Server server, int clients)
    {
        ClientIdentity Someone(int number) =>
            People.Client(People.LargeTenant, (int)((number + 1) * 7919L % clients), clients);
        (string, IScript) Kind(string name, Func<int, string> words, bool isSomebody = true) =>
            (name, new Ask(number => "clients?q=" + Uri.EscapeDataString(words(number)), isSomebody));

        return
        [
            Kind("phone, +353 86 123 4567", number => "+353 86 " + Spaced(Someone(number))),
            Kind("phone, 086 123 4567", number => "086 " + Spaced(Someone(number))),
            Kind("phone, 0861234567", number => "0" + Someone(number).Phone),
            Kind("last four digits", number => Someone(number).Phone[^4..]),
            Kind("start of a first name", number => Someone(number).FirstName[..3]),
            Kind("start of a surname", number =>
                Someone(number).LastName[..Math.Min(5, Someone(number).LastName.Length)]),
            Kind("two words", number => $"{Someone(number).FirstName} {Someone(number).LastName.Split(' ')[0][..2]}"),
            Kind("e-mail", number => Someone(number).Email),
            Kind("external id", number =>
                People.Client(0, (int)((number + 1) * 2 * 7919L % clients), clients).ExternalId),
            Kind("nobody", number =>
                string.Create(CultureInfo.InvariantCulture, $"zzqx{number % 97}"), isSomebody: false),
            ("first page", new Ask(_ => "clients?limit=25", isSomebody: true)),
            ("a page far in", new Ask(await FarIn(server), isSomebody: true)),
            ("one client's bookings", new Ask(number => $"clients/{Someone(number).Id}/bookings", isSomebody: true)),
        ];
    }

    private static string Spaced(ClientIdentity who) => $"{who.Phone[2..5]} {who.Phone[5..]}";

    private static async Task<Func<int, string>> FarIn(Server server)
    {
        using var connection = await Connection.Open(server.Port);
        var (path, buffer) = ($"clients?limit={OnePage}", new byte[4096]);
        for (var page = 0; page < FarPages; page++)
        {
            await connection.Ask(buffer.AsMemory(0, Ask.Get(path, buffer)));
            var text = Encoding.UTF8.GetString(connection.Answer);
            const string Cursor = "\"nextCursor\":\"";
            var at = text.IndexOf(Cursor, StringComparison.Ordinal);
            if (at < 0) break;

            var cursor = text[(at + Cursor.Length)..text.IndexOf('"', at + Cursor.Length)];
            path = $"clients?limit={OnePage}&cursor={Uri.EscapeDataString(cursor)}";
        }

        return _ => path;
    }

    private sealed record Side(
        string File, Server Server, List<(string Name, IScript Script)> Kinds, List<Section> Sections);

    internal sealed class Ask(Func<int, string> path, bool isSomebody) : IScript
    {
        public int Write(int number, byte[] buffer) => Get(path(number), buffer);

        public void Check(int number, Connection connection, Tally tally)
        {
            var isEmpty = connection.Answer.IndexOf("\"items\":[]"u8) >= 0;
            if (connection.Status == 200 && isEmpty != isSomebody) tally.Matched++;
            else tally.Fail(connection);
        }

        public static int Get(string path, byte[] buffer) => Encoding.ASCII.GetBytes(
            $"GET /api/platform/tenants/{People.Salon(People.LargeTenant).Id.Value}/{path} HTTP/1.1\r\nHost: localhost\r\n"
            + $"Authorization: Bearer {People.Token(People.LargeTenant)}\r\n\r\n",
            buffer);
    }
}
