using System.Threading.Channels;
using LiveTownHall.Tally;

namespace LiveTownHall.Benchmarks;

/// <summary>The same tally behind a bounded channel with one reader.</summary>
internal sealed class ChannelCounting : ICounting
{
    private readonly PollTally _tally = new();
    private readonly Channel<VoterBallot> _channel =
        Channel.CreateBounded<VoterBallot>(new BoundedChannelOptions(GroupCommitCounting.Capacity) { SingleReader = true });

    private long _counted;

    public ChannelCounting() => _ = Task.Run(CountAsync);

    public long Counted => Volatile.Read(ref _counted);

    public void Cast(VoterBallot ballot)
    {
        var spinner = default(SpinWait);
        while (!_channel.Writer.TryWrite(ballot))
            spinner.SpinOnce(sleep1Threshold: -1);
    }

    public void WaitUntilCounted(long ballots)
    {
        var spinner = default(SpinWait);
        while (Counted < ballots)
            spinner.SpinOnce(sleep1Threshold: -1);
    }

    private async Task CountAsync()
    {
        while (await _channel.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var counted = _counted;
            while (_channel.Reader.TryRead(out var ballot))
            {
                _tally.Cast(ballot.Voter, ballot.Ballot);
                counted++;
            }

            Volatile.Write(ref _counted, counted);
        }
    }
}
