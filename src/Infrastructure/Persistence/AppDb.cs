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
using CustomerTracking.Infrastructure.Persistence.Saving;
using CustomerTracking.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// One model for both providers. The tenant filter, the version count and the events of what is saved are kept here,
/// and only here.
/// </summary>
public abstract class AppDb(DbContextOptions options) : DbContext(options)
{
    private CurrentCaller? _caller;
    private Outbox? _outbox;
    private readonly HashSet<object> _counted = new(ReferenceEqualityComparer.Instance);
    private bool _raised;

    // Nobody's id while no tenant is entered, so that such a scope sees nothing.
    private TenantId Tenant => _caller?.TenantId ?? default;

    /// <summary>From the pool, for one scope. Without it, as at design time, nothing is anybody's.</summary>
    internal AppDb For(CurrentCaller caller, Outbox outbox)
    {
        (_caller, _outbox, _raised) = (caller, outbox, false);
        _counted.Clear();
        return this;
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var (_, events, terms) = Prepare();
        AddRange(events);
        foreach (var (term, isNew) in terms) Entry(term).State = isNew ? EntityState.Added : EntityState.Deleted;
        try
        {
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            _counted.Clear();
            Announce();
            return saved;
        }
        catch
        {
            // They belong to this save alone; one that is tried again raises its own.
            foreach (var one in events) Entry(one).State = EntityState.Detached;
            foreach (var (term, _) in terms) Entry(term).State = EntityState.Detached;
            throw;
        }
    }

    /// <summary>What <see cref="SaveChangesAsync(bool, CancellationToken)"/> would save, as plain rows.</summary>
    internal List<Row> Rows(TableStatements statements)
    {
        var (changed, events, terms) = Prepare();
        var rows = statements.Of(changed);
        rows.AddRange(events.Select(one => statements.Raise(this, one)));
        rows.AddRange(terms.Select(one => one.IsNew ? statements.Insert(this, one.Term) : statements.Delete(this, one.Term)));
        return rows;
    }

    /// <summary>The rows were saved.</summary>
    internal void Accept()
    {
        ChangeTracker.AcceptAllChanges();
        _counted.Clear();
        Announce();
    }

    private void Announce()
    {
        if (_raised) _outbox?.Announce();
    }

    /// <summary>Every changed row's version goes up, once until it is saved.</summary>
    internal void CountVersions() => CountVersions(Changed());

    internal void ForgetVersions() => _counted.Clear();

    private (List<EntityEntry> Changed, List<OutgoingEvent> Events, List<(SearchTerm Term, bool IsNew)> Terms) Prepare()
    {
        var changed = Changed();
        CountVersions(changed);
        foreach (var entry in changed) RefuseOtherTenant(entry);
        var events = changed.Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => EventOfChange.For(
                entry.Entity, entry.State is EntityState.Added ? null : [.. ChangedColumns(entry)]))
            .OfType<OutgoingEvent>().ToList();
        PutInOrder(changed, events);
        return (changed, events, SearchIndex.Follow(changed));
    }

    private List<EntityEntry> Changed() =>
    [
        .. ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted),
    ];

    private void CountVersions(List<EntityEntry> changed)
    {
        foreach (var entry in changed)
        {
            if (entry.State is EntityState.Added or EntityState.Modified
                && entry.Metadata.FindProperty(Columns.Version) is not null && _counted.Add(entry.Entity))
                entry.Property(Columns.Version).CurrentValue = (int)entry.Property(Columns.Version).CurrentValue! + 1;
        }
    }

    private void RefuseOtherTenant(EntityEntry entry)
    {
        if (entry.State is EntityState.Added && entry.Metadata.GetDeclaredQueryFilters().Count > 0
            && !Tenant.Equals(entry.Property(Columns.TenantId).CurrentValue))
            throw new InvalidOperationException(
                $"A {entry.Metadata.DisplayName()} of another tenant was about to be saved.");
    }

    private void PutInOrder(List<EntityEntry> changed, List<OutgoingEvent> events)
    {
        var raised = changed.Where(entry => entry.State is EntityState.Added).Select(entry => entry.Entity)
            .OfType<OutgoingEvent>().Concat(events).ToList();
        foreach (var one in raised.OrderBy(one => EventTypes.Order(one.Type))) one.TakePlace(_outbox?.Next() ?? 0);
        _raised = raised.Count > 0;
    }

    private static IEnumerable<string> ChangedColumns(EntityEntry entry) =>
        entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        // An index is there because a query or a removal goes by it, which a foreign key alone does not say.
        conventions.Conventions.Remove(typeof(ForeignKeyIndexConvention));
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcInstant>().HavePrecision(3);
        conventions.Properties<decimal>().HavePrecision(18, 4);
        conventions.Properties<EmailAddress>().HaveConversion<EmailText>().HaveMaxLength(EmailAddress.MaxLength);
        conventions.Properties<Currency>().HaveConversion<CurrencyText>().HaveMaxLength(Currency.CodeLength)
            .AreUnicode(false);
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

public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.AddIds(asBytes: true);
    }
}

public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : AppDb(options)
{
    // SQL Server's usual collations fold case; keys and external ids are compared to the letter, as SQLite does by
    // itself.
    private const string ToTheLetter = "Latin1_General_100_BIN2";

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.AddIds(asBytes: false);
        conventions.Properties<string>().UseCollation(ToTheLetter);
    }
}
