using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>The one writer of a file in this process: its thread commits whatever is waiting in one transaction (group commit).</summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int LargestGroup = 256;
    private static readonly TimeSpan IdleCheck = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<SqliteWrite> _waiting = [];
    private readonly List<SqliteWrite> _group = new(LargestGroup);
    private readonly List<SqliteWrite> _unscrubbed = [];
    private readonly SqliteConnection _connection;
    private readonly SqliteStatements _statements;
    private readonly ILogger _log;
    private readonly Thread _thread;
    private volatile bool _isHealthy = true;
    private bool _scrubWaits;
    private long _scrubbedAt;
    private bool _disposed;

    public SqliteWriter(SqliteFile file, ILogger log)
    {
        _log = log;
        _connection = file.OpenWriter();
        _statements = new SqliteStatements(_connection);
        _thread = new Thread(Run) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    public JournalHealth Health => _isHealthy ? JournalHealth.Healthy : JournalHealth.Unavailable;

    /// <summary>Hands a change over to the next commit.</summary>
    public void Enqueue(SqliteWrite write)
    {
        try
        {
            _waiting.Add(write);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(SqliteStore), "The store is closed.");
        }
    }

    /// <summary>Commits what is waiting, then closes the file.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _waiting.CompleteAdding();
        _thread.Join();
        _unscrubbed.ForEach(static write => write.Failed(new JournalUnavailableException("The store was closed before its write-ahead log could be emptied.")));
        _statements.Dispose();
        _connection.Dispose();
        _waiting.Dispose();
    }

    private void Run()
    {
        while (!_waiting.IsCompleted)
        {
            if (_waiting.TryTake(out var first, IdleCheck))
            {
                _group.Add(first);
                while (_group.Count < LargestGroup && _waiting.TryTake(out var next))
                {
                    _group.Add(next);
                }

                CommitGroup();
                _group.Clear();
            }
            else if (!_isHealthy)
            {
                Probe();
            }
            else if (_scrubWaits)
            {
                Scrub();
            }
        }
    }

    private void CommitGroup()
    {
        try
        {
            _statements.Begin.ExecuteNonQuery();
            for (var i = 0; i < _group.Count; i++)
            {
                try
                {
                    _group[i].Execute(_statements);
                }
                catch (JournalCorruptException damage)
                {
                    _group[i].Failed(damage);
                    _group.RemoveAt(i--);
                }
            }

            _statements.Commit.ExecuteNonQuery();
        }
        catch (Exception reason) when (reason is SqliteException or InvalidOperationException)
        {
            RollBack();
            BecomeUnhealthy(reason);
            var failure = new JournalUnavailableException("The data directory could not be written.", reason);
            _group.ForEach(write => write.Failed(failure));
            return;
        }

        BecomeHealthy();
        if (_group.Exists(static write => write.MustBeScrubbed) || (_scrubWaits && Environment.TickCount64 - _scrubbedAt > IdleCheck.TotalMilliseconds))
        {
            Scrub();
        }

        foreach (var write in _group)
        {
            if (_scrubWaits && write.WaitsForScrub)
            {
                _unscrubbed.Add(write);
            }
            else
            {
                write.Committed();
            }
        }
    }

    private void RollBack()
    {
        try
        {
            _statements.Rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // A full disk or an I/O error has ended the transaction already.
        }
    }

    // Writes one page, because a disk that can't be written still answers reads.
    private void Probe()
    {
        try
        {
            SqliteFile.Execute(_connection, $"PRAGMA user_version = {SqliteFile.SchemaVersion}");
            BecomeHealthy();
        }
        catch (SqliteException)
        {
            // Still away; the next idle check tries again.
        }
    }

    // secure_delete has zeroed the page, but its former content is in the write-ahead log until that is emptied.
    private void Scrub()
    {
        try
        {
            SqliteFile.Execute(_connection, "PRAGMA busy_timeout = 100");
            using var command = _connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            _scrubWaits = Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) != 0;
        }
        catch (SqliteException)
        {
            _scrubWaits = true;
        }
        finally
        {
            SqliteFile.Execute(_connection, "PRAGMA busy_timeout = 5000");
            _scrubbedAt = Environment.TickCount64;
        }

        if (!_scrubWaits)
        {
            _unscrubbed.ForEach(static write => write.Committed());
            _unscrubbed.Clear();
        }
    }

    private void BecomeHealthy()
    {
        if (!_isHealthy)
        {
            _isHealthy = true;
            JournalLog.StoreIsBack(_log);
        }
    }

    private void BecomeUnhealthy(Exception reason)
    {
        if (_isHealthy)
        {
            _isHealthy = false;
            JournalLog.StoreIsAway(_log, $"The data directory could not be written: {reason.Message}");
        }
    }
}
