using System.Data.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.SqlServer;

/// <summary>
/// Stands where SQL Server would be, and keeps the markers of what it committed as the server keeps their rows. A test
/// says what goes wrong with which transaction.
/// </summary>
internal sealed class UnsureServer : DbCommandInterceptor, IDbConnectionInterceptor
{
    private readonly Lock _use = new();
    private readonly Dictionary<Guid, bool> _markers = [];

    /// <summary>What becomes of the n-th transaction, counted from one, with its text.</summary>
    public Func<int, string, Fate> OnCommit { get; set; } = (_, _) => new();

    /// <summary>What a second look meets; null where it is answered.</summary>
    public Exception? OnLook { get; set; }

    public List<string> Committed { get; } = [];

    public List<string> Begun { get; } = [];

    /// <summary>Of each transaction in its order, and what it removed.</summary>
    public List<Guid> Markers { get; } = [];

    public List<Guid> Done { get; } = [];

    public int Looks { get; private set; }

    public ServiceProvider Services() => TranslationTests.Services(new NoServer())
        .ConfigureDbContext<SqlServerDb>(db => db.AddInterceptors(this)).BuildServiceProvider();

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Fate fate;
        lock (_use)
        {
            Begun.Add(command.CommandText);
            fate = OnCommit(Begun.Count, command.CommandText);
        }

        await fate.Waits;
        lock (_use)
        {
            var marker = (Guid)command.Parameters["@marker"].Value!;
            if (fate.IsKept && !_markers.TryAdd(marker, true)) throw AnError.Create(2627, 14);
            if (fate.IsKept) Committed.Add(command.CommandText);
            Markers.Add(marker);
            Done.Add((Guid)command.Parameters["@done"].Value!);
        }

        return fate.Fault is null ? InterceptionResult<int>.SuppressWithResult(1) : throw fate.Fault;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result,
        CancellationToken cancellationToken = default)
    {
        lock (_use)
        {
            Looks++;
            if (OnLook is not null) throw OnLook;

            var marker = (Guid)command.Parameters["@id"].Value!;
            _markers.TryAdd(marker, false);
            return ValueTask.FromResult(InterceptionResult<object>.SuppressWithResult(_markers[marker]));
        }
    }

    /// <param name="IsKept">Whether it is committed, whatever is told about it.</param>
    /// <param name="Fault">What the client hears; null where all is well.</param>
    public sealed record Fate(bool IsKept = true, Exception? Fault = null)
    {
        public Task Waits { get; init; } = Task.CompletedTask;
    }
}
