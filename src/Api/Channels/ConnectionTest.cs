using CustomerTracking.Api.Errors;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Api.Channels;

/// <summary>
/// Posts a signed sample to a connection's own endpoint, inside this process: what answers is what answers the vendor.
/// That the vendor reaches us is not shown by it.
/// </summary>
internal sealed class ConnectionTest(
    IMediator mediator, IServiceScopeFactory scopes, IServiceProvider services, EndpointDataSource endpoints,
    CurrentCaller caller, PublicAddress address, TimeProvider clock)
{
    private const int Newest = 20;

    /// <returns>What the inbox says of it.</returns>
    /// <exception cref="DomainException"><c>connection.not_found</c>, also while it is switched off;
    /// <c>signature.invalid</c></exception>
    public async Task<InboundMessageRow> Run(Channel channel, ChannelConnectionId id, CancellationToken ct)
    {
        var credentials = await mediator.Send(new FindConnection(channel, id), ct);
        if (credentials is null || credentials.Tenant.Id != caller.Tenant.Id) throw new DomainException(
            ChannelErrors.NotFound);

        var format = EnumText<Channel>.Format(channel);
        var path = ChannelDescriptor.PathOf(channel, id.Value);
        var sample = services.GetRequiredKeyedService<ISampleMessage>(format).Make(credentials, address.Of(path));
        var began = clock.GetUtcNow();
        await Post(format, path, id, sample, ct);
        return await Found(id, began, ct);
    }

    private async Task Post(
        string format, string path, ChannelConnectionId id, SampleMessage sample, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var endpoint = endpoints.Endpoints.OfType<RouteEndpoint>().Single(one =>
            one.RoutePattern.RawText == $"/api/webhooks/{format}/{{connectionId:guid}}"
            && one.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains(HttpMethods.Post));
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = ct };
        http.SetEndpoint(endpoint);
        http.Request.Method = HttpMethods.Post;
        http.Request.Path = path;
        http.Request.RouteValues["connectionId"] = id.ToString();
        http.Request.Headers.UserAgent = "CustomerTracking (a test from the settings)";
        http.Request.Headers[sample.Header] = sample.Signature;
        http.Request.ContentType = sample.ContentType;
        http.Request.ContentLength = sample.Body.Length;
        http.Request.Body = new MemoryStream(sample.Body);
        try
        {
            await endpoint.RequestDelegate!(http);
        }
        catch (RequestFault fault)
        {
            throw new DomainException(fault.Error);
        }
    }

    private async Task<InboundMessageRow> Found(ChannelConnectionId id, DateTimeOffset since, CancellationToken ct)
    {
        var filter = new InboundMessageFilter { From = new AppointmentTime(since.UtcDateTime, TimeSpan.Zero) };
        var page = await mediator.Send(new ListInboundMessages { Filter = filter, Limit = Newest }, ct);
        return page.Items.First(row => row.SenderId == id.Value && row.EventType == SampleMessage.EventType);
    }
}
