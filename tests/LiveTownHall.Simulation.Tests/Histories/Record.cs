using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Simulation.Tests.Halls;

namespace LiveTownHall.Simulation.Tests.Histories;

/// <summary>Where something stands in the journal, and what became of it there.</summary>
internal readonly record struct Place(long Position, Ruling Ruling, ulong Fence)
{
    public override string ToString() => $"{Position} {Ruling} fence {Fence}";
}

/// <summary>The journal as the store has it in the end, replayed by somebody who knows nothing else.</summary>
internal sealed class Record
{
    private readonly Dictionary<(ulong Voter, string Target, int Round, string Said), List<Place>> _words = [];

    public HallReplica Replica { get; } = new();

    /// <summary>Facts by their authors' signs.</summary>
    public Dictionary<string, List<Place>> Facts { get; } = new(StringComparer.Ordinal);

    /// <summary>States at the positions at which somebody looked.</summary>
    public Dictionary<long, string> States { get; } = [];

    public List<(long ClosesAt, long Position)> TimedOut { get; } = [];

    /// <summary>Questions that were ever merged with others: whose upvotes count for a group.</summary>
    public HashSet<string> Merged { get; } = new(StringComparer.Ordinal);

    public static Record Of(Run run)
    {
        var record = new Record();
        var looked = run.Sightings.Select(seen => seen.Position).ToHashSet();
        var rulings = new List<Ruling>();
        foreach (var batch in run.Store.Read(Setup.Hall, 1, int.MaxValue).Batches)
        {
            rulings.Clear();
            record.Replica.Apply(batch.Position, batch.Body.Span, rulings);
            record.Read(batch.Position, batch.Body.Span, rulings);
            if (looked.Contains(batch.Position))
                record.States[batch.Position] = Checking.StateOf(record.Replica);
        }

        return record;
    }

    public List<Place> PlacesOf(Word word) => _words.GetValueOrDefault((word.Voter, word.Target, word.Round, word.Said)) ?? [];

    private void Read(long position, ReadOnlySpan<byte> body, List<Ruling> rulings)
    {
        if (!BatchReader.TryOpen(body, out var reader))
            return;
        var index = 0;
        for (var kind = reader.Next(); kind != BatchReader.Kind.End; kind = reader.Next(), index++)
        {
            if (kind == BatchReader.Kind.Mark)
                Add(ref reader, position, rulings[index]);
            else if (kind == BatchReader.Kind.Fact)
                Add(reader.Fact!, position, rulings[index]);
        }
    }

    private void Add(Fact fact, long position, Ruling ruling)
    {
        if (fact.By?.Via is { } sign)
            Add(Facts, sign, new Place(position, ruling, 0));
        if (fact is PollTimedOut late && ruling == Ruling.Accepted)
            TimedOut.Add((late.ClosesAt, position));
        if (fact is Core.Questions.QuestionMerged merge && ruling.IsAccepted())
            Merged.UnionWith([merge.QuestionId, merge.Into]);
    }

    private void Add(ref BatchReader reader, long position, Ruling ruling)
    {
        var mark = reader.Mark;
        var state = Replica.State!;
        var (target, said) = mark.Part == MarkPart.Question
            ? (state.Questions.All[mark.Item].Id, mark.Bits == 1 ? "up" : "not up")
            : PollOf(state, mark.Item) is { } poll
                ? (poll.Id, Word.SaidBy(Marking.Unpack(poll.Definition, new PackedBallot(mark.Bits, reader.HasBytes ? [.. reader.Bytes] : []))))
                : ("", "");
        Add(_words, (mark.Voter, target, mark.Round, said), new Place(position, ruling, mark.Fence));
    }

    private static Poll? PollOf(HallState state, int number) => state.Polls.FirstOrDefault(poll => poll.Number == number);

    private static void Add<T>(Dictionary<T, List<Place>> places, T of, Place place)
        where T : notnull
    {
        if (!places.TryGetValue(of, out var known))
            places[of] = known = [];
        known.Add(place);
    }
}
