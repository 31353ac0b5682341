using System.Runtime.ExceptionServices;
using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Rest;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Serialization;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// What a channel with a bearer token was sent: a strict body, faults in the sender's own spelling, the tenant from the
/// token. Whatever is refused is kept as well as told, so that it can be corrected and replayed.
/// </summary>
internal sealed class TokenRequest
{
    private readonly HttpContext _http;

    private TokenRequest(HttpContext http) => _http = http;

    public static ValueTask<TokenRequest> BindAsync(HttpContext http) => ValueTask.FromResult(new TokenRequest(http));

    /// <summary>Notes that a known token may not post here: one row an hour, without what was sent.</summary>
    public static Task Forbidden(HttpContext http, Unusable reason) =>
        http.GetEndpoint()?.Metadata.GetMetadata<MessageFormat>() is null
            ? Task.CompletedTask
            : new TokenRequest(http).KeepWithoutBody(InboundMessageOutcome.Refused, reason);

    public async Task<ProcessingResult> ProcessAsync()
    {
        var body = await Body();
        var format = Format.Name;
        var result = await Service<InboundMessageProcessor>().ProcessAsync(
            new(body, FieldMap.Default, PhoneNumberId: null, Corrections.None), Received(await Key(body)), format,
            tenants => Service<TenantAccess>().Enter(_http, [.. tenants]), _http.RequestAborted);
        if (result.Parsed is { } parsed) FieldSpelling.Use(_http, parsed.Spellings, parsed.Nothing);
        if (result.Refusal is { } refusal) ExceptionDispatchInfo.Throw(refusal);
        return result;
    }

    private MessageFormat Format => _http.GetEndpoint()!.Metadata.GetRequiredMetadata<MessageFormat>();

    private async Task<byte[]> Body()
    {
        try
        {
            JsonText.RequireJson(_http);
            return await RawBody.Read(_http, RawBody.JsonLimit);
        }
        catch (RequestFault fault) when (Unusable.Because(fault) is { } reason)
        {
            await KeepWithoutBody(InboundMessageOutcome.Unusable, reason);
            throw;
        }
    }

    private async Task<string> Key(byte[] body)
    {
        try
        {
            return IdempotencyHeader.Read(_http) ?? DeduplicationKey.FromBody(body);
        }
        catch (RequestFault fault) when (Unusable.Because(fault) is { } reason)
        {
            await Keep(InboundMessageOutcome.Unusable, reason, DeduplicationKey.FromBody(body), body);
            throw;
        }
    }

    // Too large, no JSON at all, or none of our business: nothing of what was sent.
    private Task KeepWithoutBody(InboundMessageOutcome outcome, Unusable reason) =>
        Keep(outcome, reason, DeduplicationKey.Hourly(reason.Code, Service<TimeProvider>().GetUtcNow()), body: null);

    private async Task Keep(InboundMessageOutcome outcome, Unusable reason, string key, ReadOnlyMemory<byte>? body)
    {
        // A platform-wide token has no log of its own.
        if (_http.Features.Get<Credential>()?.Tenant is null) return;

        Service<TenantAccess>().EnterOwn(_http);
        Service<CurrentInboundMessage>().Receive(Received(key), body);
        await Service<IMediator>().Send(
            new RecordInboundMessage(new(outcome, reason.Code, reason.Sentence)), _http.RequestAborted);
    }

    private ReceivedMessage Received(string key)
    {
        var credential = _http.Features.Get<Credential>()!;
        return new()
        {
            Channel = Format.Channel,
            Format = Format.Name,
            SenderId = credential.Id.Value,
            SenderName = credential.Name,
            Key = DeduplicationKey.FromId($"{Format.Name}:{key}"),
            ReceivedAt = Service<TimeProvider>().GetUtcNow(),
            Headers = KeptHeaders.From(_http.Request),
        };
    }

    private T Service<T>()
        where T : notnull =>
        _http.RequestServices.GetRequiredService<T>();
}

/// <summary>What a route with a token takes, and which reader understands it.</summary>
internal sealed record MessageFormat(Channel Channel, string Name);

internal static class MessageRoutes
{
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, Channel channel, string format) =>
        route.WithMetadata(new MessageFormat(channel, format)).TakesIdempotencyKey();
}
