using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace CustomerTracking.Admin.Tests;

/// <summary>
/// A server seen over a slow connection: each packet waits 20 to 75 ms each way, in order, as over a mobile network.
/// </summary>
internal sealed class SlowLine : IAsyncDisposable
{
    private static readonly int[] Delays = [20, 60, 35, 75, 25];

    private readonly CancellationTokenSource _closed = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _server;

    private SlowLine(Uri server)
    {
        _server = server;
        _listener.Start();
        _ = Accept();
    }

    public static SlowLine To(Uri server) => new(server);

    public string Address(string path) => new UriBuilder(new Uri(_server, path))
    {
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
    }.Uri.ToString();

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Dispose();
        _closed.Dispose();
    }

    private async Task Accept()
    {
        while (!_closed.IsCancellationRequested)
        {
            var browser = await _listener.AcceptTcpClientAsync(_closed.Token);
            _ = Carry(browser);
        }
    }

    private async Task Carry(TcpClient browser)
    {
        using (browser)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(IPAddress.Loopback, _server.Port, _closed.Token);
            browser.NoDelay = server.NoDelay = true;
            await Task.WhenAny(
                Pump(browser.GetStream(), server.GetStream()), Pump(server.GetStream(), browser.GetStream()));
        }
    }

    private async Task Pump(NetworkStream from, NetworkStream to)
    {
        var packets = Channel.CreateUnbounded<(long Since, int Delay, byte[] Bytes)>();
        var sending = Send(packets.Reader, to);
        var (buffer, count) = (new byte[64 * 1024], 0);
        while (await from.ReadAsync(buffer, _closed.Token) is var read and > 0)
            packets.Writer.TryWrite((
                TimeProvider.System.GetTimestamp(), Delays[count++ % Delays.Length], buffer[..read]));
        packets.Writer.Complete();
        await sending;
    }

    private async Task Send(ChannelReader<(long Since, int Delay, byte[] Bytes)> packets, NetworkStream to)
    {
        await foreach (var (since, delay, bytes) in packets.ReadAllAsync(_closed.Token))
        {
            var left = TimeSpan.FromMilliseconds(delay) - TimeProvider.System.GetElapsedTime(since);
            if (left > TimeSpan.Zero) await Task.Delay(left, _closed.Token);
            await to.WriteAsync(bytes, _closed.Token);
        }
    }
}
