using CsCheck;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Polls.Kinds;

public class AnswerTests
{
    [Fact]
    public void A_made_up_voter_of_any_kind_casts_a_ballot_that_counts()
        => (from poll in AnyPoll.OfAnyKind
            from voter in AnyVoter.Drawn
            select (poll, voter)).Sample((poll, voter) =>
            {
                Assert.True(Marking.TryPack(poll, KindRegistry.Of(poll.Kind).Answer(poll, voter), out var packed, out var flaw), flaw?.ToString());
                Assert.True(Marking.IsValid(poll, packed));
            });

    [Fact]
    public void Voters_of_other_seeds_vote_otherwise()
        => Assert.All(KindRegistry.All, kind =>
        {
            var poll = AnyPoll.Created(new PollProposal { Kind = kind.Name, Options = kind.Kind.HasOptions() ? AnyPoll.Options(4) : null });
            var ballots = Enumerable.Range(0, 50).Select(seed => Marking.TryPack(poll, kind.Answer(poll, new AnyVoter((uint)seed)), out var packed, out _) ? packed : default);
            Assert.True(ballots.Distinct().Count() > 2);
        });
}
