using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Tests.Halls;

public class FormerJournalTests
{
    /// <summary>Of state and rulings as the program made them before there was a class for each kind.</summary>
    private const string StateThen = "39BB170823193A247FD01C29EA5CC05EC855AF3E";

    [Fact]
    public void A_journal_from_before_the_kinds_had_classes_gives_the_same_state_and_the_same_rulings()
    {
        var (replica, rulings) = (new HallReplica(), new List<Ruling>());
        foreach (var batch in EveryKindJournal.Batches())
            Assert.True(replica.Apply(replica.Position + 1, batch, rulings));

        Assert.All([Ruling.Accepted, Ruling.Changed, Ruling.Unchanged, Ruling.AlreadyVoted, Ruling.InvalidBallot, Ruling.PollClosed], ruling => Assert.Contains(ruling, rulings));
        Assert.NotEmpty(replica.State!.FindPoll("P6")!.Picked);
        Assert.Equal(StateThen, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JournalledHall.Bytes(replica) + string.Join(' ', rulings))))[..40]);
    }
}
