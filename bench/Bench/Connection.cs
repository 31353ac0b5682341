using System.Buffers.Text;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Unicode;

namespace CustomerTracking.Bench;

/// <summary>
/// One HTTP/1.1 connection on a bare socket, one request at a time: it shares the machine with what it measures, so it
/// does nothing but send bytes and look for the answer's end.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(
        AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    { NoDelay = true };
    private byte[] _answer = new byte[64 * 1024];
    private int _length;

    public int Status { get; private set; }

    /// <summary>With its headers, until the next one.</summary>
    public ReadOnlySpan<byte> Answer => _answer.AsSpan(0, _length);

    /// <summary>A request with JSON, as it goes over the wire.</summary>
    /// <returns>Its length in the buffer.</returns>
    public static int WritePost(byte[] buffer, string path, string token, ReadOnlySpan<byte> body)
    {
        Utf8.TryWrite(
            buffer, CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n",
            out var head);
        body.CopyTo(buffer.AsSpan(head));
        return head + body.Length;
    }

    public static async Task<Connection> Open(int port)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync("127.0.0.1", port);
        return connection;
    }

    public async ValueTask Ask(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;) sent += await _socket.SendAsync(request[sent..]);
        (_length, Status) = (0, 0);
        var (body, end) = (-1, -1);
        while (end < 0 || _length < end)
        {
            if (_length == _answer.Length) Array.Resize(ref _answer, 2 * _answer.Length);
            var read = await _socket.ReceiveAsync(_answer.AsMemory(_length));
            if (read == 0) throw new IOException("The server closed the connection.");

            _length += read;
            if (body < 0 && (body = HeadersEnd()) >= 0) end = BodyEnd(body);

            // Chunks end with an empty one; an answer of ours holds no such line.
            if (end == int.MaxValue && Answer.EndsWith("\r\n0\r\n\r\n"u8)) end = _length;
        }
    }

    public void Dispose() => _socket.Dispose();

    private int HeadersEnd()
    {
        var end = Answer.IndexOf("\r\n\r\n"u8);
        if (end < 0) return -1;

        Utf8Parser.TryParse(Answer[9..12], out int status, out _);
        Status = status;
        return end + 4;
    }

    private int BodyEnd(int body)
    {
        var length = Answer[..body].IndexOf("Content-Length: "u8);
        if (length >= 0)
            return Utf8Parser.TryParse(Answer[(length + 16)..], out int bytes, out _) ? body + bytes : throw Unread();

        return Answer[..body].IndexOf("chunked"u8) >= 0 ? int.MaxValue : Status == 204 ? body : throw Unread();
    }

    private static InvalidOperationException Unread() =>
        new("The answer says neither its length nor that it comes in chunks.");
}
