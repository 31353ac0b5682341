using CustomerTracking.Api.Errors;
using CustomerTracking.Api.Security;
using CustomerTracking.Api.Wire;
using MediatR;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// What a channel with a bearer token was sent: a strict body, faults in the sender's own spelling, the tenant from the
/// token.
/// </summary>
internal sealed class TokenDelivery
{
    private readonly HttpContext _http;

    private TokenDelivery(HttpContext http, Payload payload) => (_http, Payload) = (http, payload);

    public Payload Payload { get; }

    public static async ValueTask<TokenDelivery> BindAsync(HttpContext http)
    {
        JsonText.RequireJson(http);
        var payload = new Payload(JsonText.ReadObject(await RawBody.Read(http, RawBody.JsonLimit)), forgiving: false);
        FieldSpelling.Use(http, payload.Spellings);
        return new(http, payload);
    }

    /// <param name="tenants">The body's own words for the tenant, if it has any; they may only confirm the
    /// credential's.</param>
    public async Task EnterTenant(params string?[] tenants)
    {
        Payload.ThrowIfFaulty();
        await _http.RequestServices.GetRequiredService<TenantAccess>().Enter(_http, tenants);
    }

    public Task<TResult> Send<TResult>(string? tenant, IRequest<TResult> command) => Send([tenant], command);

    public async Task<TResult> Send<TResult>(string?[] tenants, IRequest<TResult> command)
    {
        await EnterTenant(tenants);
        return await _http.RequestServices.GetRequiredService<IMediator>().Send(command, _http.RequestAborted);
    }
}
