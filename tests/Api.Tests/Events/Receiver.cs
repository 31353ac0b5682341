using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Api.Tests.Events;

/// <summary>What an integrator runs: a server that takes events, on a port of its own.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<Received> _all = new();
    private readonly WebApplication _app;

    private Receiver(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var headers = http.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            _all.Enqueue(new(http.Request.Method, http.Request.Path, headers, await reader.ReadToEndAsync()));
            await answer(http, _all.Count);
        });
    }

    public string Url => _app.Urls.First() + "/hook";

    public IReadOnlyList<Received> All => [.. _all];

    /// <param name="answer">Gets the number of the request too, the first being 1; 200 when left out.</param>
    public static async Task<Receiver> Start(Func<HttpContext, int, Task>? answer = null)
    {
        var receiver = new Receiver(answer ?? ((_, _) => Task.CompletedTask));
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Answers with these statuses, one after the other; the last one stays.</summary>
    public static Task<Receiver> Answering(params int[] statuses) => Start((http, number) =>
    {
        http.Response.StatusCode = statuses[Math.Min(number, statuses.Length) - 1];
        return Task.CompletedTask;
    });

    /// <summary>Waits until so many requests have come.</summary>
    public async Task<IReadOnlyList<Received>> Got(int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (_all.Count < count)
        {
            if (patience.IsCancellationRequested) Assert.Fail($"Only {_all.Count} of {count} requests came.");
            await Task.Delay(10, CancellationToken.None);
        }

        return All;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

internal sealed record Received(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Id => Headers["webhook-id"];

    public JsonElement Json => JsonElement.Parse(Body);

    public string Type => Json.GetProperty("type").GetString()!;
}
