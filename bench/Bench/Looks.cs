using System.Diagnostics;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.ClientCards;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Overview;

namespace CustomerTracking.Bench;

/// <summary>
/// How long what the pages ask takes with few clients and with many, in turns so that the machine is the same.
/// </summary>
internal static class Looks
{
    private const int Rounds = 200;
    private const int FewRounds = 10;
    private const int OnePage = 50;

    private static readonly DateOnly Today = TimeProvider.System.GetUtcNow().DayIn(TimeZoneInfo.Utc);

    private static readonly (string Name, int Rounds, Func<LargeTenant, Task<int>> Ask)[] Questions =
    [
        Search("last four digits", "2345"), Search("last seven digits", "1000700"),
        Search("start of the number", "086 100"),
        Search("whole number", "086 100 0700"), Search("start of a surname", "mccar"), Search("first name", "aoife"),
        Search("two words", "aoife mcc"), Search("rare two words", "olu kilbyrne"), Search("e-mail", "guest700@"),
        Search("external id", "ext-70"), Search("nobody", "zzzz"),
        List("newest", CustomerOrder.Newest), List("by name", CustomerOrder.Name),
        List("last booked", CustomerOrder.LastBooked),
        ("card", Rounds, OpenACard),
        ("bookings of a day", FewRounds, async salon => (await salon.Send(
            new ListAppointments { From = Today, To = Today, Limit = 500 })).Items.Count),
        ("overview, 30 days", FewRounds, async salon => (await salon.Send(
            new GetOverview(Today.AddDays(-29), Today))).Sources.Sum(source => source.Booked)),
    ];

    public static async Task Compare(string small, string large)
    {
        await using var few = await LargeTenant.Open(small);
        await using var many = await LargeTenant.Open(large);
        Console.WriteLine($"{"median, ms",-28}{"small",8}{"large",8}{"ratio",8}   rows");
        foreach (var (name, rounds, ask) in Questions)
        {
            var (one, other) = (new double[rounds], new double[rounds]);
            var rows = (await ask(few), await ask(many));
            for (var warm = 0; warm < 3; warm++) await Task.WhenAll(ask(few), ask(many));
            for (var round = 0; round < rounds; round++)
            {
                one[round] = await Time(few, ask);
                other[round] = await Time(many, ask);
            }

            Array.Sort(one);
            Array.Sort(other);
            var (fast, slow) = (one[rounds / 2], other[rounds / 2]);
            Console.WriteLine($"{name,-28}{fast,8:F2}{slow,8:F2}{slow / fast,8:F2}   {rows.Item1} and {rows.Item2}");
        }
    }

    private static (string, int, Func<LargeTenant, Task<int>>) Search(string name, string words) => (
        "search: " + name, Rounds,
        async salon => (await salon.Send(
            new ListCustomers { Filter = new() { Query = words }, Limit = OnePage })).Items.Count);

    private static (string, int, Func<LargeTenant, Task<int>>) List(string name, CustomerOrder order) => (
        "list: " + name, Rounds,
        async salon => (await salon.Send(new ListCustomers { Order = order, Limit = OnePage })).Items.Count);

    private static async Task<int> OpenACard(LargeTenant salon)
    {
        var page = await salon.Send(new ListCustomers { Limit = 1 });
        return (await salon.Send(new GetClientCard(new(page.Items[0].Id)))).Bookings.Count;
    }

    private static async Task<double> Time(LargeTenant salon, Func<LargeTenant, Task<int>> ask)
    {
        var clock = Stopwatch.StartNew();
        await ask(salon);
        return clock.Elapsed.TotalMilliseconds;
    }
}
