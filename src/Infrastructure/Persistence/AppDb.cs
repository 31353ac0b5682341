using System.Data.Common;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Events;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Staff;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Configurations;
using CustomerTracking.Infrastructure.Persistence.Saving;
using CustomerTracking.Infrastructure.Persistence.Search;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace CustomerTracking.Infrastructure.Persistence;

/// <summary>
/// One model for both providers. The tenant filter, the version count and the events of what is saved are kept here,
/// and only here.
/// </summary>
public abstract class AppDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>Leaves out who was merged into another client.</summary>
    internal const string OnlySurvivors = "OnlySurvivors";

    private const string OfTenant = "OfTenant";

    private CurrentCaller? _caller;
    private Outbox? _outbox;
    private TableStatements? _statements;
    private GroupCommit? _group;
    private ISearchIndexWriter? _search;
    private readonly HashSet<object> _versioned = new(ReferenceEqualityComparer.Instance);

    // The empty id while no tenant is entered, so that such a scope sees nothing.
    private protected TenantId Tenant => _caller?.TenantId ?? default;

    /// <summary>ASP.NET Core's own keys: every process on the database shares them.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Whether subscribers hear of what is saved.</summary>
    internal bool RaisesEvents { get; set; } = true;

    private TableStatements Statements => _statements ??= new();

    /// <summary>From the pool, for one scope. Without it, as at design time, no record is anybody's.</summary>
    internal AppDb For(
        CurrentCaller caller, Outbox outbox, TableStatements statements, GroupCommit group, ISearchIndexWriter search)
    {
        (_caller, _outbox, _statements, _group, _search) = (caller, outbox, statements, group, search);
        _versioned.Clear();
        RaisesEvents = true;
        return this;
    }

    /// <returns>The tracked record of that client: the given one, unless this scope knows the client already.</returns>
    internal Client AttachKnown(Client client) =>
        Set<Client>().Local.FindEntry(client.Id)?.Entity ?? Attach(client).Entity;

    internal void Clear()
    {
        ChangeTracker.Clear();
        _versioned.Clear();
    }

    /// <summary>
    /// Saves what the change tracker found, with its events and what the search index has of it, in one transaction
    /// that it shares with the requests that save at the same time.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">A row was changed since it was read.</exception>
    /// <exception cref="DbUpdateException">
    /// A row with the same unique key was saved first (<see cref="DuplicateRowException"/>), or the database refused.
    /// </exception>
    /// <exception cref="DatabaseBusyException">Nothing was saved: the database was busy for too long.</exception>
    /// <exception cref="UnknownOutcomeException">Whether it was saved could not be found out.</exception>
    /// <exception cref="InvalidOperationException">A tenant's record is saved within the caller's own
    /// transaction.</exception>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_group is null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (Database.CurrentTransaction is not null)
            return await SaveInTransaction(acceptAllChangesOnSuccess, cancellationToken);

        var (rows, raisesEvents) = await Rows(cancellationToken);
        try
        {
            if (rows.Count > 0) await _group.Save(rows, cancellationToken);
        }
        catch (StaleRowException stale)
        {
            throw new DbUpdateConcurrencyException(stale.Message, stale);
        }
        catch (Exception refused) when (refused is DuplicateRowException or DbException)
        {
            throw new DbUpdateException(refused.Message, refused);
        }

        if (acceptAllChangesOnSuccess) ChangeTracker.AcceptAllChanges();
        _versioned.Clear();
        if (raisesEvents) _outbox?.Announce();
        return rows.Count;
    }

    // EF Core's own save, for tables without events and search, such as the keys'.
    private Task<int> SaveInTransaction(bool acceptAllChangesOnSuccess, CancellationToken ct) =>
        ChangeTracker.Entries().Any(entry => entry.Metadata.GetDeclaredQueryFilters().Count > 0)
            ? throw new InvalidOperationException(
                "A tenant's records are saved without a transaction of the caller's own.")
            : base.SaveChangesAsync(acceptAllChangesOnSuccess, ct);

    /// <summary>What a save writes.</summary>
    internal async Task<(List<Row> Rows, bool RaisesEvents)> Rows(CancellationToken ct)
    {
        var changes = Changes();
        IncrementVersions(changes);
        foreach (var change in changes) RefuseOtherTenant(change);
        var events = RaisesEvents ? EventsFor(changes) : [];
        var raisesEvents = AssignSequence(changes, events);

        // Events are not tracked: nothing changes them any more.
        changes.Sort((one, other) => one.Order.CompareTo(other.Order));
        var rows = changes.ConvertAll(change => change.Row());
        rows.AddRange(events.Select(one => Statements.Raise(this, one)));
        if (_search is not null) rows.AddRange(await _search.Rows(this, [.. TokenChange.From(changes)], ct));
        return (rows, raisesEvents);
    }

    /// <summary>Every changed row's version goes up, once until it is saved.</summary>
    internal void IncrementVersions() => IncrementVersions(Changes());

    private void IncrementVersions(List<Change> changes)
    {
        foreach (var change in changes)
        {
            if (change.HasVersion && _versioned.Add(change.Record)) change.IncrementVersion();
        }
    }

    private List<Change> Changes() =>
    [
        .. ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => new Change(entry, Statements.TableOf(entry.Metadata, this))),
    ];

    private void RefuseOtherTenant(Change change)
    {
        if (change.IsAdded && change.Tenant is { } tenant && tenant != Tenant)
            throw new InvalidOperationException(
                $"A {change.Record.GetType().Name} of another tenant was about to be saved.");
    }

    private static List<OutboxEvent> EventsFor(List<Change> changes) =>
    [
        .. changes.Where(change => change.State is not EntityState.Deleted)
            .Select(change => EventOfChange.For(change.Record, change.IsAdded ? null : change.Changed()))
            .OfType<OutboxEvent>(),
    ];

    private bool AssignSequence(List<Change> changes, List<OutboxEvent> events)
    {
        var all = changes.Where(change => change.IsAdded).Select(change => change.Record)
            .OfType<OutboxEvent>().Concat(events).ToList();
        foreach (var one in all.OrderBy(one => EventTypes.Order(one.Type))) one.AssignSequence(_outbox?.Next() ?? 0);
        return all.Count > 0;
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
        conventions.AddWords<ValueSource>();
        conventions.AddWords<SuggestionState>();
        conventions.AddWords<DuplicateScanStep>();
        conventions.AddWords<ConsentPurpose>();
        conventions.AddWords<ConsentMedium>();
        conventions.AddWords<ConsentState>();
        conventions.AddWords<ImportState>();
        conventions.AddWords<DateOrder>();
        conventions.AddWords<ErasureState>();
        conventions.AddWords<ErasureStep>();
        conventions.Properties<Provenance>().HaveConversion<ProvenanceText>().HaveMaxLength(ProvenanceText.MaxLength)
            .AreUnicode(false);
        conventions.AddWords<Source>();
        conventions.AddWords<Channel>();
        conventions.AddWords<BookingStatus>();
        conventions.AddWords<PaymentStatus>();
        conventions.AddWords<MatchDecision>();
        conventions.AddWords<MatchedBy>();
        conventions.AddWords<InboundMessageOutcome>();
        conventions.AddWords<AttemptOutcome>();
        conventions.AddWords<StaffRole>();
        conventions.AddWords<SecurityAction>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);

        model.Entity<Client>().HasQueryFilter(OfTenant, client => client.TenantId == Tenant)
            .HasQueryFilter(OnlySurvivors, client => client.SurvivorId == null);
        model.Entity<ContactPoint>().HasQueryFilter(point => point.TenantId == Tenant);
        model.Entity<ClientChange>().HasQueryFilter(change => change.TenantId == Tenant);
        model.Entity<ClientMerge>().HasQueryFilter(merge => merge.TenantId == Tenant);
        model.Entity<DuplicateSuggestion>().HasQueryFilter(suggestion => suggestion.TenantId == Tenant);
        model.Entity<DuplicateScan>().HasQueryFilter(scan => scan.TenantId == Tenant);
        model.Entity<ValueSuggestion>().HasQueryFilter(suggestion => suggestion.TenantId == Tenant);
        model.Entity<Consent>().HasQueryFilter(decision => decision.TenantId == Tenant);
        model.Entity<ClientImport>().HasQueryFilter(import => import.TenantId == Tenant);
        model.Entity<ImportPart>().HasQueryFilter(part => part.TenantId == Tenant);
        model.Entity<ImportKey>().HasQueryFilter(key => key.TenantId == Tenant);
        model.Entity<Erasure>().HasQueryFilter(erasure => erasure.TenantId == Tenant);
        model.Entity<ErasedKey>().HasQueryFilter(key => key.TenantId == Tenant);
        model.Entity<ErasureSecret>().HasQueryFilter(secret => secret.TenantId == Tenant);
        model.Entity<Booking>().HasQueryFilter(booking => booking.TenantId == Tenant);
        model.Entity<ServiceMapping>().HasQueryFilter(mapping => mapping.TenantId == Tenant);
        model.Entity<ChannelConnection>().HasQueryFilter(connection => connection.TenantId == Tenant);
        model.Entity<InboundMessage>().HasQueryFilter(message => message.TenantId == Tenant);
        model.Entity<EventSubscription>().HasQueryFilter(subscription => subscription.TenantId == Tenant);
        model.Entity<OutboxEvent>().HasQueryFilter(one => one.TenantId == Tenant);
        model.Entity<EventDelivery>().HasQueryFilter(message => message.TenantId == Tenant);
        model.Entity<DeliveryAttempt>().HasQueryFilter(attempt => attempt.TenantId == Tenant);
    }
}

public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.AddIds(asBytes: true);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        SearchDocument.Map(model);
        foreach (var type in model.Model.GetEntityTypes())
        {
            if (type.ClrType == typeof(ContactPoint) || type.ClrType == typeof(BookingChange)) WithoutRowId.Mark(type);
        }
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
        SearchTerm.Map(model);
        model.Entity<SearchTerm>().HasQueryFilter(term => term.TenantId == Tenant);
        model.Entity<CommitMarker>(marker =>
        {
            marker.ToTable("Commits");
            marker.Property(one => one.Id).ValueGeneratedNever();
        });
    }
}
