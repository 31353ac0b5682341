using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>
/// The program as vendors see it: no token, a signature, and a clock that stands at the time of the recorded samples.
/// </summary>
internal sealed class VendorApi : IAsyncDisposable
{
    public const long SampleTime = 1795163560000;

    private VendorApi(TestApi api, SetClock clock, Outage outage) =>
        (Api, Clock, Outage, Http) = (api, clock, outage, api.Anonymous());

    public TestApi Api { get; }

    public SetClock Clock { get; }

    public Outage Outage { get; }

    public HttpClient Http { get; }

    public static VendorApi Start(
        Dictionary<string, string>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var (clock, outage) = (new SetClock(), new Outage());
        return new(
            TestApi.Start(settings, services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                outage.Threaten(services);
                configure?.Invoke(services);
            }),
            clock, outage);
    }

    public Task<HttpResponseMessage> Retell(
        byte[] body, string? signature = null, Guid? connection = null, string secret = Demo.RetellSecret) => Post(
            $"/api/webhooks/retell/{connection ?? Demo.RetellConnectionId.Value}", body, "application/json",
            "X-Retell-Signature", signature ?? RetellSignature(body, secret, SampleTime));

    public Task<HttpResponseMessage> Retell(string body, Guid? connection = null, string secret = Demo.RetellSecret) =>
        Retell(Encoding.UTF8.GetBytes(body), signature: null, connection, secret);

    public Task<HttpResponseMessage> Whatsapp(
        byte[] body, string? signature = null, Guid? connection = null, string secret = Demo.WhatsappSecret) => Post(
            $"/api/webhooks/whatsapp/{connection ?? Demo.WhatsappConnectionId.Value}", body, "application/json",
            "X-Hub-Signature-256", signature ?? WhatsappSignature(body, secret));

    public Task<HttpResponseMessage> Whatsapp(
        string body, Guid? connection = null, string secret = Demo.WhatsappSecret) =>
        Whatsapp(Encoding.UTF8.GetBytes(body), signature: null, connection, secret);

    public Task<HttpResponseMessage> Twilio(
        string form, string? signature = null, Guid? connection = null, string query = "",
        string origin = "http://localhost:3000")
    {
        var path = $"/api/webhooks/twilio/{connection ?? Demo.TwilioConnectionId.Value}{query}";
        return Post(
            path, Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded",
            "X-Twilio-Signature", signature ?? TwilioSignature(origin + path, form, Demo.TwilioSecret));
    }

    public async Task<Guid> Connect(object connection, string? tenantPath = null, string token = Demo.ServiceToken)
    {
        var opened = await Api.As(token)
            .PostAsJsonAsync($"{tenantPath ?? TestApi.TenantPath}/channel-connections", connection);
        Assert.That((int)opened.StatusCode, Is.EqualTo(201), await opened.Content.ReadAsStringAsync());
        return (await TestApi.Body(opened)).GetProperty("id").GetGuid();
    }

    public async Task<string> AnotherTenant()
    {
        var made = await Api.As(Demo.PlatformToken).PostAsJsonAsync(
            "/api/platform/tenants",
            new { name = "Another salon", region = "IE", timeZone = "Europe/Dublin", currency = "EUR" });
        return $"/api/platform/tenants/{(await TestApi.Body(made)).GetProperty("id").GetGuid()}";
    }

    public Task<List<Booking>> Bookings(string key) =>
        Api.Read(db => db.Set<Booking>().AsNoTracking().Where(booking => booking.BookingKey == key).ToListAsync());

    public async Task<Booking> Booking(string key) => (await Bookings(key)).Single();

    public Task<int> CountBookings() => Api.Read(db => db.Set<Booking>().CountAsync());

    public Task<Client> Client(ClientId id) =>
        Api.Read(db => db.Set<Client>().AsNoTracking().Include(client => client.ContactPoints)
            .SingleAsync(client => client.Id == id));

    public static string RetellSignature(byte[] body, string key, long time)
    {
        byte[] signed = [.. body, .. Encoding.ASCII.GetBytes($"{time}")];
        var digest = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed);
        return $"v={time},d={Convert.ToHexStringLower(digest)}";
    }

    public static string WhatsappSignature(byte[] body, string secret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    // Written apart from the program's own: the framework's reader of forms, and no repeated fields.
    public static string TwilioSignature(string url, string form, string token)
    {
        var fields = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(form)
            .OrderBy(field => field.Key, StringComparer.Ordinal);
        var text = url + string.Concat(fields.Select(field => field.Key + field.Value));
#pragma warning disable CA5350 // Twilio's choice
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    public async ValueTask DisposeAsync() => await Api.DisposeAsync();

    public Task<HttpResponseMessage> Post(string path, byte[] body, string type, string header, string signature)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(type);
        if (signature.Length > 0) request.Headers.TryAddWithoutValidation(header, signature);
        return Http.SendAsync(request);
    }
}

internal sealed class SetClock : TimeProvider
{
    public long Now { get; set; } = VendorApi.SampleTime;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now);
}

/// <summary>
/// Makes the next saves of requests fail, as a database does that has gone away. The dispatcher saves on its own time,
/// and would now and then take the failure that a request was to have.
/// </summary>
internal sealed class Outage
{
    private int _failures;
    private int _before;

    /// <param name="saves">How many fail.</param>
    /// <param name="after">How many are let through before.</param>
    public void Begin(int saves, int after = 0) => (_failures, _before) = (saves, after);

    public void Threaten(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IUnitOfWork)).ImplementationType!;
        services.AddHttpContextAccessor();
        services.AddScoped<IUnitOfWork>(provider => new Threatened(
            (IUnitOfWork)ActivatorUtilities.CreateInstance(provider, real), this,
            provider.GetRequiredService<IHttpContextAccessor>()));
    }

    private sealed class Threatened(IUnitOfWork real, Outage outage, IHttpContextAccessor http) : IUnitOfWork
    {
        public bool IsDryRun => real.IsDryRun;

        public Task SaveChangesAsync(CancellationToken ct) => Threaten(() => real.SaveChangesAsync(ct));

        public Task CommitAsync(CancellationToken ct) => Threaten(() => real.CommitAsync(ct));

        public void Clear() => real.Clear();

        public void StartDryRun() => real.StartDryRun();

        public void RaiseNoEvents() => real.RaiseNoEvents();

        public void DeferSaves() => real.DeferSaves();

        private Task Threaten(Func<Task> save) =>
            http.HttpContext is not null
            && Interlocked.Decrement(ref outage._before) < 0 && Interlocked.Decrement(ref outage._failures) >= 0
            ? throw new IOException("The database has gone away.")
            : save();
    }
}
