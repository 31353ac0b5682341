using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Application.ServiceMappings;

/// <summary>
/// Says which client of the salon's own system a client is. Saying it again with another id replaces the first.
/// </summary>
public sealed record MapService(ClientId ClientId, ExternalClient ExternalClient)
    : IRequest<MappedService>, IIdempotentRequest;

public sealed record MappedService(ServiceMappingRow Mapping, bool IsNew);

internal sealed class MapServiceValidator : AbstractValidator<MapService>
{
    public MapServiceValidator() => RuleFor(command => (ExternalClient?)command.ExternalClient).FitsColumns();
}

internal sealed partial class MapServiceHandler(
    IClientRepository clients, IServiceMappingRepository mappings, IUnitOfWork work, TimeProvider clock, IMapper mapper,
    ILogger<MapServiceHandler> log)
    : IRequestHandler<MapService, MappedService>
{
    public async Task<MappedService> Handle(MapService command, CancellationToken ct)
    {
        var client = await clients.Find(command.ClientId, ct) ?? throw new DomainException(ClientErrors.NotFound);
        var holder = await mappings.FindHolder(command.ExternalClient, ct);
        if (holder is not null && holder != client.Id)
            throw new DomainException(ServiceMappingErrors.Taken(holder.Value));

        var existing = await mappings.Find(client.Id, command.ExternalClient, ct);
        var mapping = existing
            ?? ServiceMapping.Link(client.TenantId, client.Id, command.ExternalClient, clock.GetUtcNow());
        if (existing is null) mappings.Add(mapping);
        else existing.Repoint(command.ExternalClient, clock.GetUtcNow());
        await work.SaveChangesAsync(ct);

        if (existing is null) MappingCreated(client.Id, mapping.ServiceProvider);
        return new(mapper.Map<ServiceMappingRow>(mapping), existing is null);
    }

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] Service mapping created: {ClientId} in {Provider}")]
    private partial void MappingCreated(ClientId clientId, string provider);
}
