using CsCheck;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Tests.Facts;

namespace LiveTownHall.Core.Tests.Halls;

/// <summary>Bytes that are no batch, and batches that come at the wrong place or from a newer node.</summary>
public class HostileBatchTests
{
    [Fact]
    public void Any_bytes_are_answered()
        => Gen.Select(Gen.Byte.Array[0, 120], Gen.Bool, Gen.Byte[0, 6]).Sample((junk, hasHeader, tag) =>
        {
            var hall = new JournalledHall();
            var body = hasHeader ? [.. AnyJournal.Header(JournalledHall.Noon), tag, .. junk] : junk;
            var newer = BatchReader.VersionOf(body) > BatchFormat.Version;
            var appended = body is [3, ..] ? body[1..] : body;
            var rulings = new List<Ruling>();
            Assert.Equal(!newer, hall.Replica.Apply(2, body, rulings));
            Assert.Equal(newer ? 1 : 2, hall.Replica.Position);
            Assert.Equal(newer || IsBareHeader(appended), rulings.Count == 0);
        }, iter: 5_000);

    [Fact]
    public void A_bare_header_has_nothing_to_rule_on_unless_its_time_is_none()
    {
        foreach (var (time, isTime) in new[] { (JournalledHall.Noon, true), (long.MaxValue, false), (long.MinValue, false) })
        {
            var rulings = new List<Ruling>();
            byte[] body = [1, .. BitConverter.GetBytes(time)];
            Assert.True(new JournalledHall().Replica.Apply(2, body, rulings));
            Assert.Equal(isTime ? [] : [Ruling.Unreadable], rulings);
            Assert.Equal(isTime, IsBareHeader(body));
        }
    }

    [Fact]
    public void A_batch_of_a_newer_version_is_not_applied()
    {
        var hall = new JournalledHall();
        var before = JournalledHall.Bytes(hall.Replica);
        byte[] newer = [.. AnyJournal.Header(JournalledHall.Noon), .. AnyJournal.Piece(new HallOpened()).Bytes];
        newer[0] = BatchFormat.Version + 1;
        var rulings = new List<Ruling>();

        Assert.False(hall.Replica.Apply(2, newer, rulings));
        Assert.False(hall.Replica.Apply(2, [255], rulings));
        Assert.Empty(rulings);
        Assert.Equal(before, JournalledHall.Bytes(hall.Replica));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void A_batch_out_of_order_is_not_applied(long position)
    {
        var hall = new JournalledHall();
        byte[] batch = [.. AnyJournal.Header(JournalledHall.Noon), .. AnyJournal.Piece(new HallOpened()).Bytes];

        Assert.False(hall.Replica.Apply(position, batch));
        Assert.Equal((1, HallPhase.Draft), (hall.Replica.Position, hall.State.Phase));
    }

    [Fact]
    public void The_first_fact_of_a_hall_is_its_creation()
    {
        var replica = new HallReplica();
        var rulings = new List<Ruling>();
        byte[] batch = [.. AnyJournal.Header(0), .. AnyJournal.Piece(new HallOpened()).Bytes,
            .. AnyJournal.Piece(JournalledHall.Creation).Bytes, .. AnyJournal.Piece(JournalledHall.Creation).Bytes];
        Assert.True(replica.Apply(1, batch, rulings));

        Assert.Equal([Ruling.NotFound, Ruling.Accepted, Ruling.DuplicateId], rulings);
    }

    /// <summary>A batch without a fact; bytes that name no moment of the calendar are no batch.</summary>
    private static bool IsBareHeader(byte[] body)
        => body.Length == BatchFormat.HeaderLength && body[0] is 1 or 2
        && BitConverter.ToInt64(body, 1) is var time && time >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
        && time <= DateTimeOffset.MaxValue.AddDays(-1).ToUnixTimeMilliseconds();
}
