using CsCheck;
using LiveTownHall.Client.Voting;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Testing;

namespace LiveTownHall.Client.Tests.Voting;

public sealed class BallotOutboxTests
{
    private enum Act
    {
        Put,
        Take,
        Answer,
        Return,
    }

    [Fact]
    public void Whatever_happens_every_caller_hears_of_their_ballot_or_of_a_later_one_and_the_last_ballot_is_the_last_sent()
        => Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 2]).Array[1, 60].Sample(acts =>
        {
            var outbox = new BallotOutbox();
            var story = new Story(outbox);
            foreach (var (act, poll) in acts)
                story.Play(act, $"P{poll}");
            story.PlayToTheEnd();
        });

    [Fact]
    public async Task A_newer_ballot_replaces_one_that_waits_and_both_callers_hear_of_the_newer()
    {
        var outbox = new BallotOutbox();
        var first = outbox.Put("P", Of(1));
        var second = outbox.Put("P", Of(2));
        var sent = Assert.Single(outbox.TakeAll());
        outbox.Answered(sent, Outcome.Accepted(9));
        Assert.Equal(2, (await first.Within()).Ballot.Value);
        Assert.Equal(2, (await second.Within()).Ballot.Value);
    }

    [Fact]
    public async Task A_ballot_that_is_answered_while_a_newer_one_waits_gets_its_own_answer()
    {
        var outbox = new BallotOutbox();
        var first = outbox.Put("P", Of(1));
        var sent = Assert.Single(outbox.TakeAll());
        var second = outbox.Put("P", Of(2));
        Assert.Empty(outbox.TakeAll());
        outbox.Answered(sent, Outcome.Accepted(9));
        Assert.Equal(1, (await first.Within()).Ballot.Value);
        Assert.False(second.IsCompleted);
        Assert.Equal(2, Assert.Single(outbox.TakeAll()).Ballot.Value);
    }

    [Fact]
    public async Task Giving_up_answers_everybody()
    {
        var outbox = new BallotOutbox();
        var first = outbox.Put("P", Of(1));
        outbox.TakeAll();
        var second = outbox.Put("P", Of(2));
        outbox.Abandon();
        Assert.False((await first.Within()).Outcome.Ok);
        Assert.False((await second.Within()).Outcome.Ok);
        Assert.Equal(0, outbox.Unanswered);
    }

    private static Ballot Of(int number) => new() { Value = number };

    /// <summary>The outbox beside what a caller knows: what was put, what is on its way, what was sent last.</summary>
    private sealed class Story(BallotOutbox outbox)
    {
        private readonly List<(string Poll, int Number, Task<BallotReceipt> Receipt)> _put = [];
        private readonly Dictionary<string, SavedBallot> _onItsWay = [];
        private readonly Dictionary<string, double> _lastSent = [];

        public void Play(Act act, string poll)
        {
            switch (act)
            {
                case Act.Put:
                    _put.Add((poll, _put.Count, outbox.Put(poll, Of(_put.Count))));
                    break;
                case Act.Take:
                    foreach (var ballot in outbox.TakeAll())
                        Depart(ballot);
                    break;
                case Act.Answer when _onItsWay.Remove(poll, out var ballot):
                    outbox.Answered(ballot, Outcome.Accepted(1));
                    break;
                case Act.Return when _onItsWay.Remove(poll, out var ballot):
                    outbox.Unsent(ballot);
                    break;
            }
        }

        public void PlayToTheEnd()
        {
            for (var i = 0; i < 3; i++)
            {
                foreach (var poll in _onItsWay.Keys.ToList())
                    Play(Act.Answer, poll);
                Play(Act.Take, "");
            }

            Assert.Equal(0, outbox.Unanswered);
            foreach (var (poll, number, receipt) in _put)
            {
                Assert.True(receipt.IsCompletedSuccessfully);
                Assert.True(receipt.Result.Ballot.Value >= number);
                Assert.Equal(_put.Last(p => p.Poll == poll).Number, _lastSent[poll]);
            }
        }

        private void Depart(SavedBallot ballot)
        {
            Assert.True(_onItsWay.TryAdd(ballot.PollId, ballot), "Two ballots of one poll are on their way.");
            Assert.True(ballot.Ballot.Value >= _lastSent.GetValueOrDefault(ballot.PollId, -1), "An older ballot was sent after a newer one.");
            _lastSent[ballot.PollId] = ballot.Ballot.Value!.Value;
        }
    }
}
