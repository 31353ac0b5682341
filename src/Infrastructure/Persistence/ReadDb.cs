using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence;

internal sealed class ReadDb(AppDb db) : IReadDb
{
    public IQueryable<Client> Clients => db.Set<Client>().AsNoTracking();

    public IQueryable<Client> ClientRecords =>
        db.Set<Client>().IgnoreQueryFilters([AppDb.OnlySurvivors]).AsNoTracking();

    public IQueryable<ClientMerge> ClientMerges => db.Set<ClientMerge>().AsNoTracking();

    public IQueryable<ClientChange> ClientChanges => db.Set<ClientChange>().AsNoTracking();

    public IQueryable<DuplicateSuggestion> DuplicateSuggestions => db.Set<DuplicateSuggestion>().AsNoTracking();

    public IQueryable<ValueSuggestion> ValueSuggestions => db.Set<ValueSuggestion>().AsNoTracking();

    public IQueryable<Consent> ConsentDecisions => db.Set<Consent>().AsNoTracking();

    public IQueryable<ClientImport> Imports => db.Set<ClientImport>().AsNoTracking();

    public IQueryable<ImportPart> ImportParts => db.Set<ImportPart>().AsNoTracking();

    public IQueryable<Erasure> Erasures => db.Set<Erasure>().AsNoTracking();

    public IQueryable<Booking> Bookings => db.Set<Booking>().AsNoTracking();

    public IQueryable<ServiceMapping> ServiceMappings => db.Set<ServiceMapping>().AsNoTracking();

    public IQueryable<ChannelConnection> ChannelConnections => db.Set<ChannelConnection>().AsNoTracking();

    public IQueryable<InboundMessage> InboundMessages => db.Set<InboundMessage>().AsNoTracking();

    public IQueryable<EventSubscription> EventSubscriptions => db.Set<EventSubscription>().AsNoTracking();

    public IQueryable<OutboxEvent> Events => db.Set<OutboxEvent>().AsNoTracking();

    public IQueryable<DeliveryAttempt> DeliveryAttempts => db.Set<DeliveryAttempt>().AsNoTracking();

    public IQueryable<Tenant> Tenants => db.Set<Tenant>().AsNoTracking();

    public IQueryable<ServiceAccount> ServiceAccounts => db.Set<ServiceAccount>().AsNoTracking();
}
