using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CustomerTracking.Application.Tests;

/// <summary>Notes every command that goes to the database, and inside which transaction.</summary>
internal sealed class Commands : DbCommandInterceptor
{
    private readonly List<(string Text, Guid? Transaction)> _sent = [];

    public IReadOnlyList<string> LookUps =>
        [.. _sent.Where(command => command.Transaction is null).Select(command => command.Text)];

    public IReadOnlyList<string> Written =>
        [.. _sent.Where(command => command.Transaction is not null).Select(command => command.Text)];

    public int Transactions =>
        _sent.Select(command => command.Transaction).Where(id => id is not null).Distinct().Count();

    public void Forget() => _sent.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Note(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Note(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result,
        CancellationToken cancellationToken = default)
    {
        Note(command, eventData);
        return ValueTask.FromResult(result);
    }

    private void Note(DbCommand command, CommandEventData data) =>
        _sent.Add((command.CommandText, data.Context?.Database.CurrentTransaction?.TransactionId));
}
