using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Archives;

/// <summary>What tells whether two journals are the same, and the same hall comes out of them.</summary>
/// <param name="Positions">Batches of the journal.</param>
/// <param name="Journal">
/// SHA-256 over every batch in order: position (8 bytes, little-endian), id (16 bytes, big-endian), length of the body (4 bytes, little-endian), body.
/// </param>
/// <param name="State">SHA-256 of the hall's canonical state.</param>
/// <param name="AuditHead">Hash of the newest entry of the audit chain; null where there is none.</param>
internal sealed record HallRecord(string HallId, string Title, long Positions, string Journal, string State, string? AuditHead)
{
    /// <summary>SHA-256 over what ties the batches together (<see cref="BatchLink"/>, all but the incarnation), in order; null where whoever wrote it down knew no chain.</summary>
    public string? Chain { get; init; }

    /// <summary>Whether what was read is what was written down.</summary>
    public bool IsSameAs(HallRecord writtenDown) => this with { Chain = writtenDown.Chain is null ? null : Chain } == writtenDown;

    /// <summary>Folds a journal as it is read.</summary>
    public sealed class Builder : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        private readonly IncrementalHash _links = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public HallReplica Replica { get; } = new();

        /// <exception cref="JournalTooNewException">A newer version wrote the batch.</exception>
        /// <exception cref="JournalCorruptException">The batch is not what its digest says.</exception>
        public void Add(in JournalBatch batch)
        {
            if (batch.Link?.Fits(batch.Body.Span) is false)
                throw new JournalCorruptException(Replica.State?.HallId ?? "", batch.Position, "the batch is not what its digest says");
            if (!Replica.Apply(batch.Position, batch.Body.Span))
                throw new JournalTooNewException(batch.Position);
            Span<byte> head = stackalloc byte[28];
            BinaryPrimitives.WriteInt64LittleEndian(head, batch.Position);
            batch.BatchId.TryWriteBytes(head[8..], bigEndian: true, out _);
            BinaryPrimitives.WriteInt32LittleEndian(head[24..], batch.Body.Length);
            _links.AppendData(batch.Link is { } link ? (link with { Incarnation = Guid.Empty }).ToBytes() : []);
            _hash.AppendData(head);
            _hash.AppendData(batch.Body.Span);
        }

        /// <returns>Null where there was no batch.</returns>
        public HallRecord? Finish()
        {
            if (Replica.State is not { } state)
                return null;
            var bytes = new ArrayBufferWriter<byte>();
            Replica.WriteState(bytes);
            return new HallRecord(
                state.HallId,
                state.Title,
                Replica.Position,
                Convert.ToHexStringLower(_hash.GetCurrentHash()),
                Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan)),
                AuditChain.Link(Replica.Audit.Entries).Select(e => e.Hash).LastOrDefault())
            { Chain = Convert.ToHexStringLower(_links.GetCurrentHash()) };
        }

        public void Dispose()
        {
            _hash.Dispose();
            _links.Dispose();
        }
    }
}
