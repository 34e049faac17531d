using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveTownHall.Tally.Tests;

public class LayoutTests
{
    private const int Isolation = 128;

    [Fact]
    public void Head_and_tail_of_an_intake_share_no_pair_of_cache_lines_with_anything()
    {
        var tail = OffsetOf<IntakeCursors>(nameof(IntakeCursors.Tail));
        var head = OffsetOf<IntakeCursors>(nameof(IntakeCursors.Head));

        Assert.True(tail >= Isolation, "in front of the tail");
        Assert.True(head - tail >= Isolation, "between tail and head");
        Assert.True(Unsafe.SizeOf<IntakeCursors>() - head >= Isolation, "behind the head");
    }

    [Fact]
    public void The_cursors_lie_inside_the_intake_with_their_padding()
    {
        var cursors = typeof(Intake<int>).GetField("_cursors", BindingFlags.Instance | BindingFlags.NonPublic);
        Assert.NotNull(cursors);
        Assert.Equal(typeof(IntakeCursors), cursors.FieldType);
        Assert.Equal(3 * Isolation, Unsafe.SizeOf<IntakeCursors>());
    }

    [Fact]
    public void A_line_holds_four_voters_behind_them_their_ballots_and_behind_those_their_fences()
    {
        Assert.Equal(0, OffsetOf<BallotSlot>(nameof(BallotSlot.Voter)));
        Assert.Equal(32, OffsetOf<BallotSlot>(nameof(BallotSlot.Ballot)));
        Assert.Equal(64, OffsetOf<BallotSlot>(nameof(BallotSlot.Fence)));
        Assert.Equal(4, BallotSlot.PerLine);
    }

    [Fact]
    public void The_first_line_of_a_table_begins_at_a_cache_line_so_that_the_voters_of_no_line_lie_across_two()
    {
        for (var capacity = 4; capacity < 400; capacity += 4)
            Assert.Equal(0u, AddressOfFirstLine(new BallotTable(capacity, previous: null)) % 64);
    }

    private static int OffsetOf<T>(string field) => (int)Marshal.OffsetOf<T>(field);

    private static unsafe nuint AddressOfFirstLine(BallotTable table)
    {
        // Pinned memory: the address stays true after this.
        ulong voter = 1;
        while (VoterHash.HomeOf(voter, (uint)(table.Capacity / BallotSlot.PerLine)) != 0)
            voter++;
        return (nuint)Unsafe.AsPointer(ref table.Find(voter));
    }
}
