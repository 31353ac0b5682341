using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.PersonalData;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence.Repositories;
using CustomerTracking.Infrastructure.Persistence.Saving;
using CustomerTracking.Infrastructure.Persistence.Search;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Persistence;

internal static class PersistenceModule
{
    /// <summary>SQL Server 2016's compatibility level: no SQL is used that it does not understand.</summary>
    public const int OldestSqlServer = 130;

    private const int SecondsToConnect = 5;
    private const int SecondsForACommand = 15;
    private const int MostRetries = 3;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public static void AddPersistence(
        this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        var options = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new();
        var connection = DatabaseAddress.Read(configuration, options.Provider, contentRoot);
        if (options.Provider is DatabaseProvider.SqlServer) services.AddSqlServer(connection);
        else services.AddSqlite(connection);

        var file = options.Provider is DatabaseProvider.Sqlite ? connection : null;
        services.AddSingleton(new DiskProbe(file));
        services.AddSingleton(provider => new WriteAheadLog(file, provider.GetRequiredService<WriteQueue>()));
        services.AddSingleton<IErasedStorage>(provider => new ErasedStorage(
            file, provider.GetRequiredService<WriteQueue>(), provider.GetRequiredService<WriteAheadLog>()));
        SequentialGuid.Order = options.Provider is DatabaseProvider.SqlServer ? GuidOrder.SqlServer : GuidOrder.Bytes;
        services.AddSingleton(new WriteQueue(oneAtATime: options.Provider is DatabaseProvider.Sqlite));
        services.AddSingleton<TableStatements>();
        services.AddSingleton<GroupCommit>();
        services.AddFromModel(db => new BookingLookupQueries(db));
        services.AddFromModel(db => new CallerQueries(db));
        services.AddFromModel(db => new InboundMessageQueries(db));
        services.AddSingleton<IOutages, DatabaseFaults>();
        services.AddSingleton<SchemaGuard>();
        services.AddSingleton<IDatabaseState>(provider => provider.GetRequiredService<SchemaGuard>());
        services.AddHostedService<SchemaWatch>();
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<IReadDb, ReadDb>();
        services.AddScoped<IClientRepository, ClientRepository>();
        services.AddScoped<IImportRepository, ImportRepository>();
        services.AddScoped<IErasureRepository, ErasureRepository>();
        services.AddScoped<IBookingRepository, BookingRepository>();
        services.AddScoped<IBookingLookup, BookingLookup>();
        services.AddSingleton<ICallerRecords, CallerRecords>();
        services.AddScoped<IServiceMappingRepository, ServiceMappingRepository>();
        services.AddScoped<ITenantRepository, TenantRepository>();
        services.AddScoped<IServiceAccountRepository, TenantRepository>();
        services.AddScoped<IChannelConnectionRepository, ChannelConnectionRepository>();
        services.AddScoped<IInboundMessageRepository, InboundMessageRepository>();
        services.AddScoped<IIdempotencyRecordRepository, IdempotencyRecordRepository>();
        services.AddScoped<IEventSubscriptionRepository, EventSubscriptionRepository>();
        services.AddScoped<IEventRepository, EventRepository>();
    }

    private static void AddFromModel<T>(this IServiceCollection services, Func<AppDb, T> make)
        where T : class => services.AddSingleton(provider =>
        {
            using var scope = provider.CreateScope();
            return make(scope.ServiceProvider.GetRequiredService<AppDb>());
        });

    private static void AddSqlite(this IServiceCollection services, string connection)
    {
        connection = WithOneBusyWait(connection);
        services.AddSingleton<IStatementRunner>(
            provider => new SqliteRunner(
                connection, provider.GetRequiredService<WriteQueue>(), provider.GetRequiredService<SchemaGuard>()));
        services.AddSingleton<IndexState>();
        services.AddScoped<IClientSearchIndex, FullTextIndex>();
        services.AddSingleton(provider =>
        {
            using var db = provider.GetRequiredService<IDbContextFactory<SqliteDb>>().CreateDbContext();
            return new FullTextWriter(db);
        });
        services.AddSingleton<ISearchIndexWriter>(provider => provider.GetRequiredService<FullTextWriter>());
        services.AddHostedService<IndexBuilder>();
        services.AddPooled<SqliteDb>((provider, db) => db.UseSqlite(connection).WithFixedStatistics()
            .AddInterceptors(
                new SqliteDurability(), new SchemaInterceptor(provider.GetRequiredService<SchemaGuard>()))
            .ReplaceService<IMigrationsSqlGenerator, WithoutRowId>()
            .ConfigureWarnings(SuppressFailureLogs));
    }

    // SQLite itself waits for its busy timeout; then the provider would ask again and again until this time is over.
    private static string WithOneBusyWait(string connection)
    {
        var settings = new SqliteConnectionStringBuilder(connection);
        if (!settings.ShouldSerialize("Default Timeout")) settings.DefaultTimeout = 1;
        return settings.ToString();
    }

    private static void AddSqlServer(this IServiceCollection services, string connection)
    {
        connection = WithShortWaits(connection);
        services.AddSingleton<CommitMarkers>();
        services.AddSingleton<IStatementRunner, SqlServerRunner>();
        services.AddScoped<IClientSearchIndex, TermIndex>();
        services.AddSingleton<ISearchIndexWriter, TermWriter>();
        services.AddPooled<SqlServerDb>((_, db) => db.UseSqlServer(
            connection, server => server.UseCompatibilityLevel(OldestSqlServer)
                .EnableRetryOnFailure(MostRetries, LongestPause, errorNumbersToAdd: null))
            .ReplaceService<IMigrationsSqlGenerator, QuotedIdentifiers>()
            .ConfigureWarnings(SuppressFailureLogs));
    }

    // A sender hears of an outage within seconds, and tries again. What the connection string says goes first.
    private static string WithShortWaits(string connection)
    {
        var settings = new SqlConnectionStringBuilder(connection);
        if (!settings.ShouldSerialize("Connect Timeout")) settings.ConnectTimeout = SecondsToConnect;
        if (!settings.ShouldSerialize("Command Timeout")) settings.CommandTimeout = SecondsForACommand;
        return settings.ToString();
    }

    // A context is made of some thirty services: it is kept, and lent to one scope after the other.
    private static void AddPooled<T>(
        this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where T : AppDb
    {
        services.AddPooledDbContextFactory<T>(configure);
        services.AddScoped<AppDb>(provider => provider.GetRequiredService<IDbContextFactory<T>>().CreateDbContext()
            .For(
                provider.GetRequiredService<CurrentCaller>(), provider.GetRequiredService<Outbox>(),
                provider.GetRequiredService<TableStatements>(), provider.GetRequiredService<GroupCommit>(),
                provider.GetRequiredService<ISearchIndexWriter>()));
    }

    // A race that was lost and run again is no error, and a real one is logged where the request ends.
    private static void SuppressFailureLogs(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug));
}
