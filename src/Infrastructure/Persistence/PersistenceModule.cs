using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Events;
using CustomerTracking.Infrastructure.Persistence.Repositories;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Infrastructure.Persistence;

internal static class PersistenceModule
{
    /// <summary>SQL Server 2016's compatibility level: no SQL is used that it does not understand.</summary>
    public const int OldestSqlServer = 130;

    public static void AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section);
        var options = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new();
        var connection = configuration.GetConnectionString(DatabaseOptions.ConnectionName)
            ?? DatabaseOptions.DefaultConnection;
        if (options.Provider is DatabaseProvider.SqlServer) services.AddSqlServer(connection);
        else services.AddSqlite(connection);

        services.AddSingleton(new WriteQueue(oneAtATime: options.Provider is DatabaseProvider.Sqlite));
        services.AddSingleton<TableStatements>();
        services.AddSingleton<GroupCommit>();
        services.AddFromModel(db => new TrackingQuestions(db));
        services.AddFromModel(db => new CallerQuestions(db));
        services.AddFromModel(db => new DeliveryQuestions(db));
        services.AddSingleton<IOutages, DatabaseFaults>();
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<OldClients>();
        services.AddScoped<IReadDb, ReadDb>();
        services.AddScoped<IClientRepository, ClientRepository>();
        services.AddScoped<IBookingRepository, BookingRepository>();
        services.AddScoped<ITrackedRecords, TrackedRecordsQuery>();
        services.AddSingleton<ICallerRecords, CallerRecords>();
        services.AddScoped<IServiceMappingRepository, ServiceMappingRepository>();
        services.AddScoped<ITenantRepository, TenantRepository>();
        services.AddScoped<IServiceAccountRepository, TenantRepository>();
        services.AddScoped<IChannelConnectionRepository, ChannelConnectionRepository>();
        services.AddScoped<IDeliveryRepository, DeliveryRepository>();
        services.AddScoped<IStoredAnswers, StoredAnswers>();
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
        var folder = Path.GetDirectoryName(new SqliteConnectionStringBuilder(connection).DataSource);
        if (!string.IsNullOrEmpty(folder)) Directory.CreateDirectory(folder);

        services.AddSingleton<IStatementRunner>(
            provider => new SqliteRunner(connection, provider.GetRequiredService<WriteQueue>()));
        services.AddPooled<SqliteDb>(db => db.UseSqlite(connection).WithFixedStatistics()
            .AddInterceptors(new SqliteDurability()).ConfigureWarnings(LeaveFailuresToTheCaller));
    }

    private static void AddSqlServer(this IServiceCollection services, string connection)
    {
        services.AddSingleton<IStatementRunner, SqlServerRunner>();
        services.AddPooled<SqlServerDb>(db => db.UseSqlServer(
            connection, server => server.UseCompatibilityLevel(OldestSqlServer).EnableRetryOnFailure())
            .ConfigureWarnings(LeaveFailuresToTheCaller));
    }

    // A context is made of some thirty services: it is kept, and lent to one scope after the other.
    private static void AddPooled<T>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where T : AppDb
    {
        services.AddPooledDbContextFactory<T>(configure);
        services.AddScoped<AppDb>(provider => provider.GetRequiredService<IDbContextFactory<T>>().CreateDbContext()
            .For(
                provider.GetRequiredService<CurrentCaller>(), provider.GetRequiredService<Outbox>(),
                provider.GetRequiredService<TableStatements>()));
    }

    // A race that was lost and run again is no error, and what is one is logged by whoever cannot go on.
    private static void LeaveFailuresToTheCaller(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug));
}
