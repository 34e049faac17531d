using LiveTownHall.Core.Facts;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>Journals of former versions replay for ever. Files are added with each version of the format; those that are there never change.</summary>
public class KeptJournalTests
{
    public static TheoryData<string> Names => [.. KeptJournal.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_journal_of_a_former_version_replays_to_the_state_bytes_it_had_then(string name)
    {
        var kept = KeptJournal.Read(name);
        var replayed = kept.Replayed();

        Assert.Equal(kept.Rulings, replayed.Rulings);
        Assert.Equal(kept.State, replayed.State);
        Assert.Equal(kept.AuditHash, replayed.AuditHash);
    }

    [Fact]
    public void There_is_one_as_nodes_appended_it_and_one_as_compaction_left_it()
    {
        var versions = KeptJournal.Names.SelectMany(name => KeptJournal.Read(name).Batches).Select(batch => BatchReader.VersionOf(batch)).ToHashSet();

        Assert.Contains((byte)2, versions);
        Assert.Contains((byte)3, versions);
    }
}
