using CustomerTracking.Application.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// What is spared is the way to the server and back: a whole transaction is one text, and so are the look-ups of
/// several requests. A group that has to wait is split at once, so that only those wait who need what is locked.
/// </summary>
internal sealed class SqlServerRunner(
    IServiceScopeFactory scopes, CommitMarkers markers, SchemaGuard guard, IOptions<DatabaseOptions> options)
    : IStatementRunner
{
    // So many of a group that was split are on their way at a time.
    private const int MostAlone = 16;

    private static readonly TimeSpan GroupLock = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan GroupCommand = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _alone = new(MostAlone);

    public Task Save(IReadOnlyList<Changes> together) => Try(together, Write);

    public Task Read(IReadOnlyList<LookUp> together) => Try(together, Look);

    private async Task Try<T>(IReadOnlyList<T> few, Func<IReadOnlyList<T>, TimeSpan, TimeSpan, Task> run)
        where T : BatchItem
    {
        if (few is [var one])
        {
            await TryAlone(one, run);
            return;
        }

        try
        {
            await run(few, GroupLock, GroupCommand);
            foreach (var each in few) each.Done();
        }
        catch (Exception fault) when (SqlServerFaults.IsOfOneRow(fault))
        {
            // Which one it was, the server does not say.
            await Task.WhenAll(few.Select(each => TryInTurn(each, run)));
        }
    }

    private async Task TryInTurn<T>(T one, Func<IReadOnlyList<T>, TimeSpan, TimeSpan, Task> run)
        where T : BatchItem
    {
        if (!await _alone.WaitAsync(one.Remaining(options.Value.LongestWait)))
        {
            one.Failed(new DatabaseBusyException());
            return;
        }

        try
        {
            await TryAlone(one, run);
        }
        finally
        {
            _alone.Release();
        }
    }

    private async Task TryAlone<T>(T one, Func<IReadOnlyList<T>, TimeSpan, TimeSpan, Task> run)
        where T : BatchItem
    {
        try
        {
            await run([one], options.Value.LongestWait, one.Remaining(options.Value.LongestWait));
            one.Done();
        }
        catch (Exception fault)
        {
            one.Failed(Translate(fault));
        }
    }

    /// <summary>Tried again only where the second look says that nothing was kept.</summary>
    private async Task Write(IReadOnlyList<Changes> together, TimeSpan longestLock, TimeSpan longest)
    {
        const int MostTries = 2;
        var rows = together.SelectMany(changes => changes.Rows).ToList();
        for (var tries = 1; ; tries++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await SqlServerCommand.Open(db, Seconds(longest));
            var marker = CommitMarkers.Next();
            try
            {
                await SqlServerTransaction.Run(
                    db, rows, markers.Parameters(marker), longestLock, guard.SqlServerCheck);
                markers.Clear(marker);
                return;
            }
            catch (Exception fault) when (!SqlServerFaults.IsAnswer(fault))
            {
                if (await markers.WasKept(marker, fault)) return;
                if (tries == MostTries || SqlServerFaults.IsWait(fault)) throw;
            }
        }
    }

    // A connection from the pool may have been closed by the server since: a read is tried on another one.
    private async Task Look(IReadOnlyList<LookUp> together, TimeSpan longestLock, TimeSpan longest)
    {
        try
        {
            await LookOnce(together, longestLock, longest);
        }
        catch (SqlException fault) when (!SqlServerFaults.IsAnswer(fault) && !SqlServerFaults.IsWait(fault))
        {
            await LookOnce(together, longestLock, longest);
        }
    }

    private async Task LookOnce(IReadOnlyList<LookUp> together, TimeSpan longestLock, TimeSpan longest)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await SqlServerCommand.Open(db, Seconds(longest));
        var questions = together.SelectMany(lookUp => lookUp.Questions).ToList();
        var (text, parameters) = SqlServerText.Together(questions.Select(question => question.Question));
        await new SqlServerCommand(db, SqlServerTransaction.WaitLimit(longestLock) + text, parameters)
            .Read(async answer =>
        {
            foreach (var (_, those) in SqlServerText.ByStatement(questions, question => question.Question.Statement))
            {
                var row = answer.FieldCount - 1;
                while (await answer.ReadAsync()) those[answer.GetInt32(row)].Read(answer);
                if (!await answer.NextResultAsync()) break;
            }
        });
    }

    private static int Seconds(TimeSpan longest) => Math.Max(1, (int)Math.Ceiling(longest.TotalSeconds));

    private static Exception Translate(Exception fault) =>
        DatabaseFaults.IsUniqueViolation(fault) ? new DuplicateRowException(fault)
        : fault is SqlException { Number: SchemaGuard.SqlServerOtherSchema }
            ? new DatabaseNotReadyException(fault.Message)
        : DatabaseFaults.IsDeadlock(fault) || fault is SqlException { Number: SqlServerText.StaleNumber }
            ? new StaleRowException(fault)
        : fault;
}
