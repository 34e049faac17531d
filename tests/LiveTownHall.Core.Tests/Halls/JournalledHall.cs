using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Halls;

/// <summary>A replica behind a journal: what is done here is written as a batch and applied, as on a node.</summary>
internal sealed class JournalledHall
{
    public const long Noon = 1_700_000_000_000;

    public static readonly HallCreated Creation = new()
    {
        HallId = "H1",
        Title = "Budget evening",
        Languages = ["en", "fr"],
        JoinCode = "ABC234",
        KeyHashes = ImmutableSortedDictionary<string, string>.Empty.Add("moderator", "0f").Add("facilitator", "ff"),
        Moderation = "pre",
        AnonymousQuestions = true,
    };

    private readonly BatchWriter _writer = new();

    public JournalledHall() => Do(Creation);

    public HallReplica Replica { get; } = new();

    public List<byte[]> Journal { get; } = [];

    public HallState State => Replica.State!;

    public static string Bytes(HallReplica replica)
    {
        var buffer = new ArrayBufferWriter<byte>();
        replica.WriteState(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The state without the one thing that depends on how facts were cut into batches.</summary>
    public static string BytesWithoutPosition(HallReplica replica)
    {
        var state = JsonNode.Parse(Bytes(replica))!.AsObject();
        Assert.True(state.Remove("position"));
        return state.ToJsonString();
    }

    public Ruling Do(Fact fact, long at = Noon) => Assert.Single(Batch(at, batch => batch.Fact(fact)));

    public List<Ruling> Batch(Action<BatchWriter> write) => Batch(Noon, write);

    public List<Ruling> Batch(long at, Action<BatchWriter> write)
    {
        _writer.Begin(at);
        write(_writer);
        Journal.Add(_writer.Written.ToArray());
        var rulings = new List<Ruling>();
        Assert.True(Replica.Apply(Journal.Count, Journal[^1], rulings));
        return rulings;
    }

    public Poll Poll(string id) => State.FindPoll(id) ?? throw new InvalidOperationException("No such poll: " + id);

    public PollBallots Ballots(string id) => Replica.BallotsOf(Poll(id).Number)!;

    public void Open(string id, PollDefinition definition)
    {
        Assert.Equal(Ruling.Accepted, Do(new PollCreated(id, definition)));
        Assert.Equal(Ruling.Accepted, Do(new PollOpened(id)));
    }

    public Ruling Vote(string id, ulong voter, BallotPaper paper, ulong fence = 0) => Assert.Single(Batch(batch => Write(batch, Poll(id), voter, paper, fence)));

    public Ruling Vote(string id, ulong voter, BallotPaper paper, AssuranceClass assurance, ulong fence = 0)
        => Assert.Single(Batch(batch => Write(batch, Poll(id), voter, paper, fence, assurance)));

    public static void Write(BatchWriter batch, Poll poll, ulong voter, BallotPaper paper, ulong fence = 0, AssuranceClass assurance = AssuranceClass.DeviceToken)
    {
        Assert.True(Marking.TryPack(poll.Definition, paper, out var packed, out var flaw), flaw?.ToString());
        batch.Mark(packed.ToMark(poll, voter, fence) with { Assurance = assurance });
    }

    /// <summary>The pool id by which an open answer is picked.</summary>
    public ulong AnswerId(string id, string text)
        => Replica.Cut()!.Find(Poll(id).Number)!.Pool!.Single(entry => TermBytes.First(entry.Value.AsSpan()) == text).Key;
}
