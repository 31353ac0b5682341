using System.Diagnostics;
using CustomerTracking.Application.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>SQLite is in this process: what is spared is the wait for the disk and the making of statements.</summary>
internal sealed class SqliteRunner : IStatementRunner, IDisposable
{
    // The pages that the last groups changed are there for the next one (in KiB).
    private const string ForManyWrites = "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

    private static readonly Row Begin = Alone("BEGIN IMMEDIATE");
    private static readonly Row Schema = Alone(SchemaGuard.CheckSql);
    private static readonly Row Commit = Alone("COMMIT");
    private static readonly Row RollBack = Alone("ROLLBACK");
    private static readonly Row Mark = Alone("SAVEPOINT one");
    private static readonly Row BackToMark = Alone("ROLLBACK TO one");
    private static readonly Row Unmark = Alone("RELEASE one");

    private readonly WriteQueue _writes;
    private readonly SchemaGuard _guard;
    private readonly Sessions _writing;
    private readonly Sessions _reading;

    public SqliteRunner(string connection, WriteQueue writes, SchemaGuard guard)
    {
        (_writes, _guard) = (writes, guard);

        // Another text is another pool. It has one connection, so that no read pushes its pages out.
        var ownPool = new SqliteConnectionStringBuilder(connection) { ForeignKeys = true }.ToString();
        (_writing, _reading) = (new(ownPool, ForManyWrites), new(connection, ""));
    }

    public async Task Save(IReadOnlyList<Changes> together)
    {
        using var turn = await _writes.Enter(CancellationToken.None);
        _writing.Use(session =>
        {
            // Assume that all of them can be saved: savepoints in between would make SQLite copy each page that it
            // changes.
            if (!TryWrite(together, session)) WritePossible(together, session);
        });
    }

    public Task Read(IReadOnlyList<LookUp> together)
    {
        _reading.Use(session =>
        {
            foreach (var lookUp in together) Answer(lookUp, session);
        });
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _writing.Dispose();
        _reading.Dispose();
    }

    private static void Answer(LookUp lookUp, Session session)
    {
        try
        {
            foreach (var (question, read) in lookUp.Questions)
            {
                using var reader = session.Of(question).ExecuteReader();
                while (reader.Read()) read(reader);
            }
        }
        catch (Exception unreadable) when (unreadable is not SqliteException)
        {
            lookUp.Failed(unreadable);
        }
    }

    private bool TryWrite(IReadOnlyList<Changes> together, Session session)
    {
        BeginIn(session);
        try
        {
            foreach (var changes in together) Write(changes, session);
        }
        catch (Exception fault) when (IsOfOneRow(fault))
        {
            session.Run(RollBack);
            if (together is not [var alone]) return false;

            alone.Failed(fault);
            return true;
        }

        session.Run(Commit);
        return true;
    }

    private void WritePossible(IReadOnlyList<Changes> together, Session session)
    {
        BeginIn(session);
        foreach (var changes in together)
        {
            session.Run(Mark);
            try
            {
                Write(changes, session);
            }
            catch (Exception fault) when (IsOfOneRow(fault))
            {
                session.Run(BackToMark);
                changes.Failed(fault);
            }

            session.Run(Unmark);
        }

        session.Run(Commit);
    }

    private void BeginIn(Session session)
    {
        session.Run(Begin);
        using var answer = session.Of(Schema).ExecuteReader();
        _guard.Require(answer);
    }

    private static void Write(Changes changes, Session session)
    {
        foreach (var row in changes.Rows)
        {
            try
            {
                if (session.Write(row) != 1 && row.Statement.MustChangeOne) throw new StaleRowException(null);
            }
            catch (SqliteException duplicate) when (DatabaseFaults.IsUniqueViolation(duplicate))
            {
                throw new DuplicateRowException(duplicate);
            }
        }
    }

    private static Row Alone(string text) => new(new(text, [], ForMany: text), []);

    // Anything else is the file's: the whole transaction is void.
    private static bool IsOfOneRow(Exception fault) => fault is DuplicateRowException or StaleRowException
        or SqliteException { SqliteErrorCode: DatabaseFaults.SqliteConstraint };

    /// <summary>
    /// A connection and the statements made for it, for one at a time. It goes back to its pool now and then, so that a
    /// file which was moved away is noticed; and when anything went wrong.
    /// </summary>
    private sealed class Sessions(string connection, string settings) : IDisposable
    {
        private readonly Lock _use = new();
        private Session? _current;

        public void Use(Action<Session> use)
        {
            lock (_use)
            {
                if (_current is { IsOld: true }) Dispose();
                _current ??= new(connection, settings);
                try
                {
                    use(_current);
                }
                catch
                {
                    Dispose();
                    throw;
                }
            }
        }

        public void Dispose()
        {
            lock (_use)
            {
                _current?.Dispose();
                _current = null;
            }
        }
    }

    private sealed class Session : IDisposable
    {
        private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

        private readonly Dictionary<Statement, SqliteCommand> _commands = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<Statement, SqliteStatement> _writes = new(ReferenceEqualityComparer.Instance);
        private readonly SqliteConnection _connection;
        private readonly long _since = Stopwatch.GetTimestamp();

        public Session(string connection, string settings)
        {
            _connection = new(connection);
            _connection.Open();
            SqliteDurability.Apply(_connection, settings);
        }

        public bool IsOld => Stopwatch.GetElapsedTime(_since) > Lifetime;

        /// <summary>For what may find another process writing: a command asks again until its time is over.</summary>
        public void Run(Row row) => Of(row).ExecuteNonQuery();

        /// <summary>For what has the file to itself, within a transaction.</summary>
        /// <returns>How many rows it changed.</returns>
        public int Write(Row row)
        {
            if (!_writes.TryGetValue(row.Statement, out var write))
                _writes[row.Statement] = write = new(_connection.Handle!, row.Statement);
            return write.Run(row.Values);
        }

        public SqliteCommand Of(Row row)
        {
            if (!_commands.TryGetValue(row.Statement, out var command))
                _commands[row.Statement] = command = Make(row.Statement);

            for (var place = 0; place < row.Values.Length; place++)
                command.Parameters[place].Value = row.Values[place] ?? DBNull.Value;
            return command;
        }

        public void Dispose()
        {
            foreach (var command in _commands.Values) command.Dispose();
            foreach (var write in _writes.Values) write.Dispose();

            // What broke off must not go to the pool half done.
            if (_connection.Handle is { } handle && raw.sqlite3_get_autocommit(handle) == 0)
                raw.sqlite3_exec(handle, "ROLLBACK");
            _connection.Dispose();
        }

        private SqliteCommand Make(Statement statement)
        {
            var command = _connection.CreateCommand();
            command.CommandText = statement.Text;
            for (var place = 0; place < statement.Types.Count; place++)
                command.Parameters.Add(new SqliteParameter { ParameterName = Statement.Name(place) });
            return command;
        }
    }
}
