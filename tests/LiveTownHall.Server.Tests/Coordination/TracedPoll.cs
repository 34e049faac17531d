using System.Net;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Tests.Coordination;

/// <summary>An open poll of a hall on a server, voted on below the hub: whoever votes is a number, comes from where a test says, when it says.</summary>
internal sealed class TracedPoll : IAsyncDisposable
{
    private readonly HallLease _lease;
    private readonly Guest _facilitator;
    private readonly string _id;

    private TracedPoll(HallCreated created, HallLease lease, Guest facilitator, string id) => (Created, _lease, _facilitator, _id) = (created, lease, facilitator, id);

    public HallCreated Created { get; }

    public LiveHall Hall => _lease.Hall;

    public VotingTrace Trace => Hall.Votes;

    public Poll Poll => Hall.Session.State.FindPoll(_id)!;

    public Guest Facilitator => _facilitator;

    public static async Task<TracedPoll> OpenAsync(TestServer server, PollDraft draft)
    {
        var hall = await server.CreateHallAsync();
        var facilitator = await server.EnterAsync(hall, Contracts.People.Roles.Facilitator);
        var id = await facilitator.OpenPollAsync(draft);
        return new TracedPoll(hall, (await server.Get<HallRegistry>().FindAsync(hall.HallId, CancellationToken.None).Within())!, facilitator, id);
    }

    /// <summary>Counts the ballot and traces it.</summary>
    /// <param name="joined">Milliseconds after the poll opened.</param>
    public async Task VoteAsync(ulong voter, ulong bits, string address, double joined, double voted)
    {
        var poll = Poll;
        Assert.True((await Hall.Session.Submit(new MarkSubmission(new Mark(MarkPart.Poll, poll.Number, poll.Round, voter, 0) { Bits = bits }))).ToOutcome().Ok);
        Record(voter, bits, address, joined, voted);
    }

    public void Record(ulong voter, ulong bits, string address, double joined, double voted)
    {
        var poll = Poll;
        Trace.Record(new CountedBallot(poll.Number, poll.Round, voter, bits), Hall.Network.KeyOf(IPAddress.Parse(address)), (long)(1e12 + joined), (long)(1e12 + voted));
    }

    /// <summary>Thirty people at home, two of three for the first option and the others for the second.</summary>
    public async Task VoteHonestlyAsync()
    {
        for (var i = 0; i < 30; i++)
            await VoteAsync(1000UL + (ulong)i, i % 3 == 0 ? 1UL : 0UL, $"198.51.{i}.1", -300_000 + (i * i * 200), 2000 + (i * i * 30));
    }

    /// <summary>Ballots for the second option, each cast 100 ms after it joined, four a second.</summary>
    public async Task VoteByScriptAsync(int ballots, ulong bits = 1)
    {
        for (var i = 0; i < ballots; i++)
            await VoteAsync(2000UL + (ulong)i, bits, "203.0.113.7", 5000 + (i * 250), 5100 + (i * 250));
    }

    public Task CommandAsync(string method) => _facilitator.MustAsync(method, Drafts.Poll(_id));

    public async ValueTask DisposeAsync()
    {
        await _facilitator.DisposeAsync();
        _lease.Dispose();
    }
}
