using CustomerTracking.Application.Common;
using CustomerTracking.Application.Events;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Staff;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Events;
using CustomerTracking.Infrastructure.Persistence.Configurations;
using CustomerTracking.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// One model for both providers. The tenant filter, the version count and the events of what is saved are kept here,
/// and only here.
/// </summary>
public abstract class AppDb(DbContextOptions options, CurrentCaller caller, Outbox? outbox) : DbContext(options)
{
    private readonly HashSet<object> _counted = new(ReferenceEqualityComparer.Instance);

    // Nobody's id while no tenant is entered, so that such a scope sees nothing.
    private TenantId Tenant => caller.TenantId ?? default;

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountVersions();
        RefuseOtherTenants();
        var events = Events();
        AddRange(events);
        var terms = SearchIndex.Follow(this);
        var somethingHappened = PutInOrder();
        try
        {
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            _counted.Clear();
            if (somethingHappened) outbox?.Announce();
            return saved;
        }
        catch
        {
            // They belong to this save alone; one that is tried again raises its own.
            foreach (var one in events) Entry(one).State = EntityState.Detached;
            foreach (var term in terms) term.State = EntityState.Detached;
            throw;
        }
    }

    /// <summary>Every changed row's version goes up, once until it is saved.</summary>
    internal void CountVersions()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified
                && entry.Metadata.FindProperty(Columns.Version) is not null && _counted.Add(entry.Entity))
                entry.Property(Columns.Version).CurrentValue = (int)entry.Property(Columns.Version).CurrentValue! + 1;
        }
    }

    internal void ForgetVersions() => _counted.Clear();

    private void RefuseOtherTenants()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added && entry.Metadata.GetDeclaredQueryFilters().Count > 0
                && !Tenant.Equals(entry.Property(Columns.TenantId).CurrentValue))
                throw new InvalidOperationException(
                    $"A {entry.Metadata.DisplayName()} of another tenant was about to be saved.");
        }
    }

    private List<OutgoingEvent> Events() =>
    [
        .. ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => EventOfChange.For(
                entry.Entity, entry.State is EntityState.Added ? null : [.. Changed(entry)]))
            .OfType<OutgoingEvent>(),
    ];

    private bool PutInOrder()
    {
        var raised = ChangeTracker.Entries<OutgoingEvent>().Where(one => one.State is EntityState.Added).ToList();
        foreach (var one in raised.OrderBy(one => EventTypes.Order(one.Entity.Type)))
            one.Property(what => what.Sequence).CurrentValue = outbox?.Next() ?? 0;
        return raised.Count > 0;
    }

    private static IEnumerable<string> Changed(EntityEntry entry) =>
        entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcInstant>().HavePrecision(3);
        conventions.Properties<decimal>().HavePrecision(18, 4);
        conventions.Properties<EmailAddress>().HaveConversion<EmailText>().HaveMaxLength(EmailAddress.MaxLength);
        conventions.Properties<Currency>().HaveConversion<CurrencyText>().HaveMaxLength(Currency.CodeLength)
            .AreUnicode(false);
        conventions.AddIds();
        conventions.AddWords<ClientStatus>();
        conventions.AddWords<ContactPointKind>();
        conventions.AddWords<Source>();
        conventions.AddWords<Channel>();
        conventions.AddWords<ConnectedChannel>();
        conventions.AddWords<BookingStatus>();
        conventions.AddWords<PaymentStatus>();
        conventions.AddWords<MatchDecision>();
        conventions.AddWords<MatchedBy>();
        conventions.AddWords<DeliveryOutcome>();
        conventions.AddWords<AttemptOutcome>();
        conventions.AddWords<StaffRole>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        model.Entity<StoredKey>().ToTable("DataProtectionKeys");

        model.Entity<Client>().HasQueryFilter(client => client.TenantId == Tenant);
        model.Entity<ContactPoint>().HasQueryFilter(point => point.TenantId == Tenant);
        model.Entity<ClientChange>().HasQueryFilter(change => change.TenantId == Tenant);
        model.Entity<SearchTerm>().HasQueryFilter(term => term.TenantId == Tenant);
        model.Entity<DuplicateSuggestion>().HasQueryFilter(suggestion => suggestion.TenantId == Tenant);
        model.Entity<Booking>().HasQueryFilter(booking => booking.TenantId == Tenant);
        model.Entity<ServiceMapping>().HasQueryFilter(mapping => mapping.TenantId == Tenant);
        model.Entity<ChannelConnection>().HasQueryFilter(connection => connection.TenantId == Tenant);
        model.Entity<Delivery>().HasQueryFilter(delivery => delivery.TenantId == Tenant);
        model.Entity<EventSubscription>().HasQueryFilter(subscription => subscription.TenantId == Tenant);
        model.Entity<OutgoingEvent>().HasQueryFilter(one => one.TenantId == Tenant);
        model.Entity<EventDelivery>().HasQueryFilter(delivery => delivery.TenantId == Tenant);
        model.Entity<EventAttempt>().HasQueryFilter(attempt => attempt.TenantId == Tenant);
    }
}

/// <param name="outbox">Null where nothing is sent: at design time.</param>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, CurrentCaller caller, Outbox? outbox = null)
    : AppDb(options, caller, outbox);

/// <param name="outbox">Null where nothing is sent: at design time.</param>
public sealed class SqlServerDb(
    DbContextOptions<SqlServerDb> options, CurrentCaller caller, Outbox? outbox = null)
    : AppDb(options, caller, outbox)
{
    // SQL Server's usual collations fold case; keys and external ids are compared to the letter, as SQLite does by
    // itself.
    private const string ToTheLetter = "Latin1_General_100_BIN2";

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<string>().UseCollation(ToTheLetter);
    }
}
