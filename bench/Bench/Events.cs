using System.Diagnostics;
using System.Net;
using CustomerTracking.Application.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Bench;

/// <summary>How fast somebody who subscribed to everything, and answers at once, is told of what was booked.</summary>
internal static class Events
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<Section> Measure(Options options, int clients)
    {
        var file = SeededFile.Copy(await SeededFile.Ready(options, clients), "events");
        try
        {
            return await Measure(options, clients, file);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            SeededFile.Delete(file);
        }
    }

    private static async Task<Section> Measure(Options options, int clients, string file)
    {
        var taken = 0L;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var receiver = builder.Build();
        receiver.Run(_ =>
        {
            Interlocked.Increment(ref taken);
            return Task.CompletedTask;
        });
        await receiver.StartAsync();

        await using var server = await Server.Start(options, file, ("Events__AllowPrivateNetworks", "true"));
        var from = 0;
        Task<Round> Book(int seconds) => Load.Run(
            server.Port, options.Connections, TimeSpan.FromSeconds(seconds),
            new Bookings(clients, from++ * 1_000_000, _ => People.LargeTenant), options.Rate);

        await Book(options.WarmUp);
        var section = new Section("events", clients, [new("intake, nobody to tell", [await Book(options.Seconds)])]);
        var untold = Footprint.Rows(file, "OutboxEvents");
        await using (var salon = LargeTenant.Describe(file, ("Events:AllowPrivateNetworks", "true")))
            await salon.Send(new OpenSubscription { Url = receiver.Urls.First() });

        section.Lines.Add(new("intake with a subscriber", [await Book(options.Seconds)]));
        section.Figures["events taken per second meanwhile"] = (double)taken / options.Seconds;

        var (before, clock) = (taken, Stopwatch.StartNew());
        var events = Footprint.Rows(file, "OutboxEvents") - untold;
        while (taken < events && clock.Elapsed < Patience) await Task.Delay(10);

        // What was not handed out yet when the subscription came is told as well.
        if (taken < events)
            throw new InvalidOperationException($"There are {events} events to tell, and {taken} were taken.");

        section.Figures["events taken per second afterwards"] = (taken - before) / clock.Elapsed.TotalSeconds;
        return section;
    }
}
