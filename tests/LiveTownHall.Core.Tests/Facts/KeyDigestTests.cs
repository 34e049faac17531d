using System.Buffers;
using System.Text;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>A round says under which key its voters go; nothing is counted by it.</summary>
public sealed class KeyDigestTests
{
    private static readonly byte[] Digest = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] Other = new byte[32];

    [Fact]
    public void The_first_key_of_a_round_is_its_key()
    {
        var replica = Open(out var rulings, batch => batch.Key(0, 1, Digest), batch => batch.Key(0, 1, Digest), batch => batch.Key(0, 1, Other));
        Assert.Equal([Ruling.Accepted, Ruling.Unchanged, Ruling.Conflict], rulings);
        Assert.Equal(Digest, replica.BallotsOf(0)!.KeyDigest);
        Assert.Contains($"\"keys\":[\"{Convert.ToHexStringLower(Digest)}\"]", StateOf(replica), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_round_or_a_poll_that_there_is_not_it_says_nothing()
    {
        var replica = Open(out var rulings, batch => batch.Key(0, 2, Digest), batch => batch.Key(7, 1, Digest));
        Assert.Equal([Ruling.NotFound, Ruling.NotFound], rulings);
        Assert.Null(replica.BallotsOf(0)!.KeyDigest);
        Assert.DoesNotContain("keys", StateOf(replica), StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_count_beside_it_as_they_do_without_it()
    {
        var replica = Open(out var rulings, batch =>
        {
            batch.Key(0, 1, Digest);
            batch.Ballot(0, 1, 17, 0);
            batch.Key(0, 1, Other);
            batch.Ballot(0, 1, 18, 1);
        });
        Assert.Equal([Ruling.Accepted, Ruling.Accepted, Ruling.Conflict, Ruling.Accepted], rulings);
        Assert.Equal(2, replica.BallotsOf(0)!.Voters);
    }

    [Fact]
    public void Bytes_that_are_no_key_are_unreadable_and_take_nothing_with_them()
    {
        var batch = new BatchWriter();
        batch.Begin(1);
        batch.Key(0, 1, Digest);
        var bytes = batch.Written.ToArray();
        for (var length = BatchFormat.HeaderLength + 1; length < bytes.Length; length++)
        {
            Assert.True(BatchReader.TryOpen(bytes.AsSpan(0, length), out var cut));
            Assert.Equal(BatchReader.Kind.Unreadable, cut.Next());
            Assert.Equal(BatchReader.Kind.End, cut.Next());
        }

        Assert.True(BatchReader.TryOpen(bytes, out var whole));
        Assert.Equal(BatchReader.Kind.Key, whole.Next());
        Assert.Equal((0, 1), whole.KeyOf);
        Assert.Equal(Digest, whole.KeyDigest.ToArray());
    }

    private static HallReplica Open(out List<Ruling> last, params Action<BatchWriter>[] batches)
    {
        var replica = new HallReplica();
        var writer = new BatchWriter();
        writer.Begin(1);
        writer.Fact(JournalledHall.Creation);
        writer.Fact(new PollCreated("01ARZ3NDEKTSV4RRFFQ69G5FB0", new PollDefinition { Kind = PollKind.Single, Title = "More?", Options = [new("1", "Yes"), new("2", "No")] }));
        writer.Fact(new PollOpened("01ARZ3NDEKTSV4RRFFQ69G5FB0"));
        Assert.True(replica.Apply(1, writer.Written.Span));
        last = [];
        foreach (var write in batches)
        {
            writer.Begin(2);
            write(writer);
            Assert.True(replica.Apply(replica.Position + 1, writer.Written.Span, last));
        }

        return replica;
    }

    private static string StateOf(HallReplica replica)
    {
        var bytes = new ArrayBufferWriter<byte>();
        replica.WriteState(bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
