using AutoMapper;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Common;

/// <summary>How the domain's values are read out: ids as GUIDs, the rest as text.</summary>
internal sealed class ValuesProfile : Profile
{
    public ValuesProfile()
    {
        CreateMap<TenantId, Guid>().ConvertUsing(id => id.Value);
        CreateMap<ClientId, Guid>().ConvertUsing(id => id.Value);
        CreateMap<BookingId, Guid>().ConvertUsing(id => id.Value);
        CreateMap<ServiceMappingId, Guid>().ConvertUsing(id => id.Value);
        CreateMap<ServiceAccountId, Guid>().ConvertUsing(id => id.Value);
        CreateMap<ChannelConnectionId, Guid>().ConvertUsing(id => id.Value);
        CreateMap<InboundMessageId, Guid>().ConvertUsing(id => id.Value);
        CreateMap<ClientId?, Guid?>().ConvertUsing(id => id == null ? null : id.Value.Value);
        CreateMap<BookingId?, Guid?>().ConvertUsing(id => id == null ? null : id.Value.Value);
        CreateMap<EventSubscriptionId, Guid>().ConvertUsing(id => id.Value);
        CreateMap<OutboxEventId, Guid>().ConvertUsing(id => id.Value);
        CreateMap<EmailAddress?, string?>().ConvertUsing(address => address == null ? null : address.Value);
        CreateMap<Currency, string>().ConvertUsing(currency => currency.Code);
    }
}
