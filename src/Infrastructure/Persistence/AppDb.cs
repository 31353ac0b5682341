using CustomerTracking.Application.Common;
using CustomerTracking.Application.Events;
using CustomerTracking.Application.Security;
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
    private TableStatements? _statements;
    private readonly PlainRecords _plain = new();
    private readonly HashSet<object> _counted = new(ReferenceEqualityComparer.Instance);
    private bool _raised;

    // Nobody's id while no tenant is entered, so that such a scope sees nothing.
    private TenantId Tenant => _caller?.TenantId ?? default;

    private TableStatements Statements => _statements ??= new();

    /// <summary>From the pool, for one scope. Without it, as at design time, nothing is anybody's.</summary>
    internal AppDb For(CurrentCaller caller, Outbox outbox, TableStatements statements)
    {
        (_caller, _outbox, _statements) = (caller, outbox, statements);
        ForgetPlain();
        return this;
    }

    /// <summary>
    /// A new record with all that belongs to it, for the next <see cref="IUnitOfWork.Save"/>. What is changed of it after
    /// that is not noticed.
    /// </summary>
    internal void AddPlain(object record) => _plain.Add(record);

    /// <inheritdoc cref="PlainRecords.Meet"/>
    internal Client Meet(Client client) =>
        ChangeTracker.Entries<Client>().FirstOrDefault(entry => entry.Entity.Id == client.Id)?.Entity
            ?? _plain.Meet(client, Statements.TableOf(this, client));

    internal void Forget()
    {
        ChangeTracker.Clear();
        ForgetPlain();
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!_plain.IsEmpty) throw new InvalidOperationException("What the repositories were given is saved by the unit of work.");

        var (_, events, terms) = Prepare();
        AddRange(events);
        foreach (var (term, isNew) in terms) Entry(term).State = isNew ? EntityState.Added : EntityState.Deleted;
        try
        {
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            _counted.Clear();
            if (_raised) _outbox?.Announce();
            return saved;
        }
        catch (Exception fault)
        {
            // They belong to this save alone; one that is tried again raises its own.
            foreach (var one in events) Entry(one).State = EntityState.Detached;
            foreach (var (term, _) in terms) Entry(term).State = EntityState.Detached;
            if (DatabaseFaults.HidesOutcome(fault)) throw new UnknownOutcomeException(fault);
            throw;
        }
    }

    /// <summary>What <see cref="SaveChangesAsync(bool, CancellationToken)"/> would save, and the plain records, as rows.</summary>
    internal List<Row> Rows()
    {
        var (changed, events, terms) = Prepare();
        var rows = TableStatements.Of(changed);
        rows.AddRange(events.Select(one => Statements.Raise(this, one)));
        rows.AddRange(terms.Select(one => one.IsNew ? Statements.Insert(this, one.Term) : Statements.Delete(this, one.Term)));
        return rows;
    }

    /// <summary>The rows were saved.</summary>
    internal void Accept()
    {
        ChangeTracker.AcceptAllChanges();
        var raised = _raised;
        ForgetPlain();
        if (raised) _outbox?.Announce();
    }

    private void ForgetPlain()
    {
        _plain.Clear();
        _counted.Clear();
        _raised = false;
    }

    /// <summary>Every changed row's version goes up, once until it is saved.</summary>
    internal void CountVersions() => CountVersions(Changed());

    private (List<Change> Changed, List<OutgoingEvent> Events, List<(SearchTerm Term, bool IsNew)> Terms) Prepare()
    {
        var changed = Changed();
        CountVersions(changed);
        foreach (var change in changed) RefuseOtherTenant(change);
        var events = changed.Where(change => change.State is EntityState.Added or EntityState.Modified)
            .Select(change => EventOfChange.For(change.Record, change.IsAdded ? null : change.Changed()))
            .OfType<OutgoingEvent>().ToList();
        PutInOrder(changed, events);
        return (changed, events, SearchIndex.Follow(changed));
    }

    private List<Change> Changed()
    {
        var changed = _plain.Changes(record => Statements.TableOf(this, record), type => Statements.TableOf(type, this));
        changed.AddRange(ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => new TrackedChange(entry, type => Statements.TableOf(type, this))));
        return changed;
    }

    private void CountVersions(List<Change> changed)
    {
        foreach (var change in changed)
        {
            if (change.HasVersion && _counted.Add(change.Record)) change.CountVersion();
        }
    }

    private void RefuseOtherTenant(Change change)
    {
        if (change.IsAdded && change.Tenant is { } tenant && tenant != Tenant)
            throw new InvalidOperationException($"A {change.Record.GetType().Name} of another tenant was about to be saved.");
    }

    private void PutInOrder(List<Change> changed, List<OutgoingEvent> events)
    {
        var raised = changed.Where(change => change.IsAdded).Select(change => change.Record)
            .OfType<OutgoingEvent>().Concat(events).ToList();
        foreach (var one in raised.OrderBy(one => EventTypes.Order(one.Type))) one.TakePlace(_outbox?.Next() ?? 0);
        _raised = raised.Count > 0;
    }

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
        conventions.AddWords<SecurityAction>();
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
    internal const string ToTheLetter = "Latin1_General_100_BIN2";

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.AddIds(asBytes: false);
        conventions.Properties<string>().UseCollation(ToTheLetter);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<CommitMarker>(marker =>
        {
            marker.ToTable("Commits");
            marker.Property(one => one.Id).ValueGeneratedNever();
        });
    }
}
