using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Application.Common;

/// <summary>
/// For screens and lists: queries that track nothing. Everything of a tenant is filtered to the current one.
/// </summary>
public interface IReadDb
{
    /// <summary>Those who stand for themselves; who was merged into another one is left out.</summary>
    IQueryable<Client> Clients { get; }

    /// <summary>Also those who were merged.</summary>
    IQueryable<Client> ClientRecords { get; }

    IQueryable<ClientMerge> ClientMerges { get; }

    IQueryable<ClientChange> ClientChanges { get; }

    IQueryable<DuplicateSuggestion> DuplicateSuggestions { get; }

    IQueryable<ValueSuggestion> ValueSuggestions { get; }

    IQueryable<Consent> ConsentDecisions { get; }

    IQueryable<ClientImport> Imports { get; }

    IQueryable<ImportPart> ImportParts { get; }

    IQueryable<Erasure> Erasures { get; }

    IQueryable<Booking> Bookings { get; }

    IQueryable<ServiceMapping> ServiceMappings { get; }

    IQueryable<ChannelConnection> ChannelConnections { get; }

    IQueryable<InboundMessage> InboundMessages { get; }

    IQueryable<EventSubscription> EventSubscriptions { get; }

    IQueryable<OutboxEvent> Events { get; }

    IQueryable<DeliveryAttempt> DeliveryAttempts { get; }

    /// <summary>Not filtered: tenants and accounts are what a request's tenant is found by.</summary>
    IQueryable<Tenant> Tenants { get; }

    /// <inheritdoc cref="Tenants"/>
    IQueryable<ServiceAccount> ServiceAccounts { get; }
}
