using LiveTownHall.Client.Connection;
using LiveTownHall.Client.Voting;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Client.Tests.Voting;

public sealed class BallotSenderTests : IDisposable
{
    private static readonly Outcome Busy = Outcome.Refused(RefusalCodes.Busy, "Later.");
    private static readonly Outcome Counted = Outcome.Accepted(3);

    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly BallotOutbox _outbox = new();
    private readonly Queue<Func<Task<Outcome>>> _answers = new();
    private readonly List<CastBallot> _sent = [];
    private int _timesOnline = 1;
    private int? _round = 1;

    public void Dispose() => _stop.Dispose();

    [Theory]
    [InlineData(RefusalCodes.Busy)]
    [InlineData(RefusalCodes.Unknown)]
    [InlineData(RefusalCodes.RateLimited)]
    [InlineData(RefusalCodes.NotReady)]
    public async Task A_ballot_that_the_server_put_off_is_sent_again_after_a_pause(string code)
    {
        Answer(Outcome.Refused(code, "Later."), Counted);
        var receipt = Cast();
        Assert.Single(_sent);
        Assert.False(receipt.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.True((await receipt.Within()).Outcome.Ok);
        Assert.Equal(2, _sent.Count);
    }

    [Fact]
    public async Task Pauses_grow_while_the_server_stays_busy()
    {
        Answer(Busy, Busy, Counted);
        var receipt = Cast();
        _time.Advance(TimeSpan.FromMilliseconds(200));
        await BoundedWait.UntilAsync("it was sent again", () => _sent.Count == 2);
        _time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal(2, _sent.Count);
        await BoundedWait.UntilAsync("it was counted", () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(200));
            return receipt.IsCompleted;
        });
    }

    [Fact]
    public async Task A_refusal_that_is_about_the_ballot_is_final()
    {
        Answer(Outcome.Refused(RefusalCodes.PollClosed, "Too late."));
        Assert.Equal(RefusalCodes.PollClosed, (await Cast().Within()).Outcome.Error?.Code);
        Assert.Single(_sent);
    }

    [Fact]
    public async Task A_ballot_without_an_answer_goes_again_when_the_connection_is_back()
    {
        Answer(ClientRefusals.NoAnswer, Counted);
        var sender = Sender();
        var receipt = _outbox.Put("P", new Ballot { Value = 1 }, 1);
        sender.Flush();
        Assert.False(receipt.IsCompleted);
        _timesOnline++;
        sender.Flush();
        Assert.True((await receipt.Within()).Outcome.Ok);
    }

    [Fact]
    public async Task A_loss_that_is_noticed_after_the_connection_is_back_leaves_no_ballot_behind()
    {
        var lost = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answers.Enqueue(() => lost.Task);
        Answer(Counted);
        var sender = Sender();
        var receipt = _outbox.Put("P", new Ballot { Value = 1 }, 1);
        sender.Flush();
        _timesOnline++;
        sender.Flush();
        lost.SetResult(ClientRefusals.NoAnswer);
        Assert.True((await receipt.Within()).Outcome.Ok);
    }

    [Fact]
    public async Task A_server_that_fails_is_asked_again()
    {
        _answers.Enqueue(() => Task.FromException<Outcome>(new HubException("failed")));
        Answer(Counted);
        var receipt = Cast();
        _time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.True((await receipt.Within()).Outcome.Ok);
    }

    [Fact]
    public async Task A_ballot_for_an_earlier_round_is_not_sent()
    {
        _round = 2;
        Assert.Equal(ClientRefusals.PollRestarted, (await Cast().Within()).Outcome.Error?.Code);
        Assert.Empty(_sent);
    }

    private Task<BallotReceipt> Cast()
    {
        var receipt = _outbox.Put("P", new Ballot { Value = 1 }, 1);
        Sender().Flush();
        return receipt;
    }

    private void Answer(params Outcome[] outcomes)
    {
        foreach (var outcome in outcomes)
            _answers.Enqueue(() => Task.FromResult(outcome));
    }

    private BallotSender Sender() => new(
        _outbox,
        cast =>
        {
            _sent.Add(cast);
            return _answers.Dequeue()();
        },
        () => _timesOnline,
        _ => _round,
        FullJitter.Resending with { Draw = () => 0.999 },
        _time,
        _stop.Token);
}
