using System.Buffers.Binary;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>A count in this process under a number of its own in the file: the boot in the upper bits, the count in the lower 32.</summary>
/// <remarks>
/// The file is written once a process, not once an admission. Each take looks whether the boot in the file is still ours; where another process has taken
/// the next one, so do we, and are above all that it has given.
/// </remarks>
internal sealed class SqliteFences(SqliteWriter writer) : IFences
{
    private const string Key = "fences/boot";
    private const int CountBits = 32;

    // For the writer's thread only. What a transaction that failed left here does no harm: its numbers were given to nobody, and the boot in the file is another.
    private ulong _boot;
    private ulong _last;

    public async ValueTask<ulong> TakeAsync(int count, ulong floor, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        cancellation.ThrowIfCancellationRequested();
        var write = new TakeWrite(this, (ulong)count, floor);
        writer.Enqueue(write);
        return await write.Done.WaitAsync(cancellation).ConfigureAwait(false);
    }

    private ulong Take(SqliteStatements statements, ulong count, ulong floor)
    {
        var stored = statements.FindEntry.With(Key).ExecuteScalar() is byte[] { Length: sizeof(ulong) } bytes ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : 0;
        if (stored != _boot || _boot == 0 || floor > _last || (_last + count) >> CountBits != _boot)
        {
            _boot = Math.Max(stored, floor >> CountBits) + 1;
            _last = _boot << CountBits;
            var boot = new byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(boot, _boot);
            statements.SetEntry.With(Key, boot).ExecuteNonQuery();
        }

        return _last += count;
    }

    private sealed class TakeWrite(SqliteFences fences, ulong count, ulong floor) : SqliteWrite<ulong>
    {
        protected override ulong Change(SqliteStatements statements) => fences.Take(statements, count, floor);
    }
}
