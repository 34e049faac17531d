using Microsoft.Data.Sqlite;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>One change that waits for the next commit.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Deleted bytes must leave the write-ahead log too.</summary>
    public virtual bool MustBeScrubbed => false;

    /// <summary>Its caller waits until they have.</summary>
    public virtual bool WaitsForScrub => false;

    /// <summary>Makes the change inside the writer's transaction; a refusal that concerns this change alone is a <see cref="JournalCorruptException"/>.</summary>
    public abstract void Execute(SqliteStatements statements);

    /// <summary>The transaction is durable.</summary>
    public abstract void Committed();

    /// <summary>The transaction, or this change, is not in the file.</summary>
    public abstract void Failed(Exception reason);
}

/// <inheritdoc/>
/// <typeparam name="T">What the caller waits for.</typeparam>
internal abstract class SqliteWrite<T> : SqliteWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Done => _done.Task;

    public sealed override void Execute(SqliteStatements statements) => _result = Change(statements);

    public override void Committed() => _done.TrySetResult(_result);

    public sealed override void Failed(Exception reason) => _done.TrySetException(reason);

    protected abstract T Change(SqliteStatements statements);
}
