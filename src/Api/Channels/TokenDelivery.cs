using System.Runtime.ExceptionServices;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Wire;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Channels;
using MediatR;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// What a channel with a bearer token was sent: a strict body, faults in the sender's own spelling, the tenant from the
/// token.
/// </summary>
internal sealed class TokenDelivery
{
    private readonly HttpContext _http;

    private TokenDelivery(HttpContext http) => _http = http;

    public static ValueTask<TokenDelivery> BindAsync(HttpContext http) => ValueTask.FromResult(new TokenDelivery(http));

    /// <summary>Whatever is refused is kept as well as told, so that it can be corrected and replayed.</summary>
    public async Task<Taken> Take(Channel channel, string format)
    {
        var incoming = Incoming(channel, format);
        var body = await Body(incoming);
        var key = IdempotencyHeader.Read(_http) ?? DeliveryKey.Derived(body);
        var taken = await Service<Intake>().Take(
            new(body, FieldMap.Default, PhoneNumberId: null, Corrections.None),
            incoming with { Key = DeliveryKey.Of($"{format}:{key}") }, format,
            tenants => Service<TenantAccess>().Enter(_http, [.. tenants]), _http.RequestAborted);
        if (taken.Reading is { } reading) FieldSpelling.Use(_http, reading.Spellings);
        if (taken.Refusal is { } refusal) ExceptionDispatchInfo.Throw(refusal);
        return taken;
    }

    private Incoming Incoming(Channel channel, string format)
    {
        var credential = _http.Features.Get<Credential>()!;
        return new()
        {
            Channel = channel,
            Format = format,
            SenderId = credential.Id.Value,
            SenderName = credential.Name,
            Key = format,
            ReceivedAt = Service<TimeProvider>().GetUtcNow(),
            Headers = KeptHeaders.Of(_http.Request),
        };
    }

    private async Task<byte[]> Body(Incoming incoming)
    {
        try
        {
            JsonText.RequireJson(_http);
            return await RawBody.Read(_http, RawBody.JsonLimit);
        }
        catch (RequestFault fault) when (Unusable.Because(fault) is { } reason)
        {
            await KeepWithoutBody(incoming, reason);
            throw;
        }
    }

    // Too large, or not JSON at all: one row an hour, and nothing of what was sent.
    private async Task KeepWithoutBody(Incoming incoming, Unusable reason)
    {
        if (_http.Features.Get<Credential>()?.Tenant is null) return;

        await Service<TenantAccess>().Enter(_http);
        Service<CurrentDelivery>().Receive(
            incoming with { Key = $"{incoming.Format}:{DeliveryKey.Hourly(reason.Code, incoming.ReceivedAt)}" },
            body: null);
        await Service<IMediator>().Send(
            new LogDelivery(new(DeliveryOutcome.Unusable, reason.Code, reason.Sentence)), _http.RequestAborted);
    }

    private T Service<T>()
        where T : notnull =>
        _http.RequestServices.GetRequiredService<T>();
}
