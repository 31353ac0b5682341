using System.Collections.Concurrent;
using CustomerTracking.Api.Tests.Events;
using Microsoft.AspNetCore.Http;

namespace CustomerTracking.Api.Tests.Reliability;

/// <summary>
/// A receiver of events that now and then fails, hangs, is overloaded or, where it may, says that it is gone for good.
/// </summary>
internal sealed class MoodyReceiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, int> _taken = [];
    private readonly ConcurrentDictionary<int, int> _answers = [];
    private Receiver _receiver = null!;
    private volatile bool _isMoody = true;

    public string Url => _receiver.Url;

    /// <summary>The ids of the events that it answered with success, and how often.</summary>
    public IReadOnlyDictionary<string, int> Taken => _taken;

    /// <summary>How often it answered what; 0 for no answer in time.</summary>
    public string Answers =>
        string.Join(", ", _answers.OrderBy(one => one.Key).Select(one => $"{one.Value} × {one.Key}"));

    public int Count(int status) => _answers.GetValueOrDefault(status);

    public static async Task<MoodyReceiver> Start(bool maySayGone)
    {
        var receiver = new MoodyReceiver();
        receiver._receiver = await Receiver.Start((http, number) => receiver.Answer(http, number, maySayGone));
        return receiver;
    }

    /// <summary>From now on it takes everything.</summary>
    public void CheerUp() => _isMoody = false;

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    private async Task Answer(HttpContext http, int number, bool maySayGone)
    {
        var status = !_isMoody ? 200 : Random.Shared.Next(1000) switch
        {
            < 60 => 500,
            < 62 => 429,
            < 64 => 0,
            < 69 => 503,
            _ when maySayGone && number % 200 == 50 => 410,
            _ => 200,
        };
        _answers.AddOrUpdate(status, 1, (_, count) => count + 1);
        if (status is 0)
        {
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(20), http.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                // the sender lost its patience
            }

            return;
        }

        if (status is 429) http.Response.Headers.RetryAfter = "1";
        if (status is 200) _taken.AddOrUpdate(http.Request.Headers["webhook-id"]!, 1, (_, count) => count + 1);
        http.Response.StatusCode = status;
    }
}
