using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CustomerTracking.Infrastructure.Tests.SqlServer;

/// <summary>
/// Stands where SQL Server would be: every statement is made for it in earnest and written down, none is sent. It
/// answers like an empty database.
/// </summary>
internal sealed class NoServer : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    public List<string> Statements { get; } = [];

    public List<int> ParameterCounts { get; } = [];

    /// <summary>The parameters' values of each statement.</summary>
    public List<List<object?>> Values { get; } = [];

    /// <summary>What the last column of each row says that is answered where a look-up asks for it.</summary>
    public IReadOnlyList<int> Rows { get; set; } = [];

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection)));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Write(command);
        return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(
            Rows.Count == 0 ? Answer(command.CommandText) : NumberedRows()));
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Write(command);
        return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(1));
    }

    private void Write(DbCommand command)
    {
        Statements.Add(command.CommandText);
        ParameterCounts.Add(command.Parameters.Count);
        Values.Add([.. command.Parameters.Cast<DbParameter>().Select(parameter => parameter.Value)]);
    }

    private DataTableReader NumberedRows()
    {
        var table = new DataTable();
        table.Columns.Add("value", typeof(string));
        table.Columns.Add("row", typeof(int));
        foreach (var row in Rows) table.Rows.Add("", row);
        return table.CreateDataReader();
    }

    // Whether something exists is answered in one row; everything else in none, with room for any number of columns.
    private static DataTableReader Answer(string statement)
    {
        const int WidestRow = 64;
        var table = new DataTable();
        for (var column = 0; column < WidestRow; column++) table.Columns.Add($"c{column}", typeof(bool));
        if (statement.StartsWith("SELECT CASE", StringComparison.Ordinal)) table.Rows.Add(false);
        return table.CreateDataReader();
    }

    private sealed class NoTransaction(DbConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }
}
