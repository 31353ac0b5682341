using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using CustomerTracking.Application.Events;
using CustomerTracking.Domain.Events;
using Microsoft.Extensions.Options;
using StandardWebhooks;

namespace CustomerTracking.Infrastructure.Events;

/// <summary>One message as Standard Webhooks wants it.</summary>
internal sealed record WebhookMessage(string Url, string Id, string Body, IReadOnlyList<SigningSecret> Secrets)
{
    public override string ToString() => Id;
}

/// <summary>
/// Posts to addresses that strangers chose: nothing private is reached, nothing is followed, little is read.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private const string NoConnection =
        "No connection could be made. Check that the host is spelt right and can be reached from the public internet.";

    private const int MostReadOfAnAnswer = 16 * 1024;
    private const int MostHeadersInKilobytes = 32;

    private readonly EventOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public WebhookSender(IOptions<EventOptions> options, TimeProvider clock)
    {
        (_options, _clock) = (options.Value, clock);
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = MostHeadersInKilobytes,
            MaxResponseDrainSize = MostReadOfAnAnswer,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),   // so that a name that moved is looked up again
            ConnectTimeout = _options.Timeout,
            ConnectCallback = Connect,
        })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
    }

    /// <exception cref="OperationCanceledException">We stop; whether it arrived is not known.</exception>
    public async Task<SendOutcome> Send(WebhookMessage message, CancellationToken ct)
    {
        var (at, started) = (_clock.GetUtcNow(), _clock.GetTimestamp());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_options.Timeout);
        try
        {
            using var request = Request(message, at);
            if (request.RequestUri!.Scheme != Uri.UriSchemeHttps && !_options.AllowPrivateNetworks)
                return Failure("Events are sent over https only.");

            using var response = await _http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return new(
                at, _clock.GetElapsedTime(started), (int)response.StatusCode, FaultOf(response), RetryAfter(response));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Failure(FormattableString.Invariant($"No answer within {_options.Timeout.TotalSeconds:0.###} s."));
        }
        catch (HttpRequestException failure)
        {
            return Failure(FaultOf(failure));
        }

        SendOutcome Failure(string error) => new(at, _clock.GetElapsedTime(started), null, error);
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(WebhookMessage message, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, message.Url)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("CustomerTracking", "1.0"));
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation(
            "webhook-signature",
            string.Join(' ', message.Secrets.Select(secret => Signature(secret, message.Id, at, message.Body))));
        return request;
    }

    /// <param name="secret">The subscription's.</param>
    /// <param name="messageId">The same at every attempt.</param>
    /// <param name="at">Of this attempt.</param>
    /// <param name="body">As it is sent, to the byte.</param>
    internal static string Signature(SigningSecret secret, string messageId, DateTimeOffset at, string body) =>
        new StandardWebhook(secret.Text).Sign(messageId, at, body);

    // The name is resolved here and the connection goes to the very address that was looked at, so that a name cannot
    // change between the two.
    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = context.DnsEndPoint.Host;
        var known = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);
        var allowed = _options.AllowPrivateNetworks ? known : [.. known.Where(PublicInternet.Includes)];
        if (allowed.Length == 0) throw new PrivateAddressException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > _clock.GetUtcNow() ? date - _clock.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    private static string? FaultOf(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        >= 200 and <= 299 => null,
        >= 300 and <= 399 and var status => $"Answered {status}; redirects are not followed.",
        var status => $"Answered {status}.",
    };

    // An address that is not allowed, one without a listener and an unknown name read the same: otherwise
    // the attempts would be a map of the network that this program runs in.
    private static string FaultOf(HttpRequestException failure) => failure switch
    {
        { InnerException: PrivateAddressException } => NoConnection,
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection could be made.",
        { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError } => NoConnection,
        _ => "The answer could not be read.",
    };

    private sealed class PrivateAddressException() : IOException("The address is private or reserved.");
}
