using System.Buffers;
using System.Security.Cryptography;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Simulation.Tests.Machines;

namespace LiveTownHall.Simulation.Tests.Histories;

/// <summary>A promise that a run broke.</summary>
/// <param name="Rule">Which one; the same for the same kind of fault.</param>
internal sealed record Violation(string Rule, string What)
{
    public override string ToString() => $"{Rule}: {What}";
}

/// <summary>Holds what people were told against what the journal says.</summary>
internal static class Checking
{
    /// <summary>How far the time of a batch may be ahead of the store's: drift, and a trip to the store.</summary>
    private const long Ahead = 1500;

    public static List<Violation> Check(Run run)
    {
        var found = new List<Violation>();
        foreach (var fault in run.World.Faults)
            found.Add(new Violation("nothing fails", fault));
        foreach (var alarm in run.Nodes.SelectMany(node => node.Log.Alarms))
            found.Add(new Violation("nothing is damaged", alarm));
        if (!run.HasComeToRest)
        {
            found.Add(new Violation("what is whole again goes on", string.Join(", ", run.Nodes.Select(
                node => $"node {node.Number} {(node.Session is { } session ? $"at {session.Replica.Position}" : "does not serve")}"))
                + $"; the journal ends at {run.Store.Head(Setup.Hall)}"));
        }

        if (run.Nodes.Sum(node => node.Log.Lost) is > 0 and var lost)
            found.Add(new Violation("what is remembered is given back", $"{lost} batches were said to be lost"));
        var record = Record.Of(run);
        CheckNodes(run, record, found);
        CheckTimes(run, record, found);
        var excused = run.Nodes.Sum(node => node.Log.RefusedAgain);
        foreach (var op in run.Ops)
            CheckTold(op, record, found, ref excused);
        CheckLastWord(run, record, found, excused > 0 || run.Nodes.Any(node => node.Log.RefusedAgain > 0));
        return found;
    }

    /// <summary>Digest of everything a copy of a hall holds.</summary>
    public static string StateOf(HallReplica replica)
    {
        var bytes = new ArrayBufferWriter<byte>();
        replica.WriteState(bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan))[..16];
    }

    private static void CheckNodes(Run run, Record record, List<Violation> found)
    {
        foreach (var node in run.Nodes)
        {
            if (node.Session is { } session && session.Replica.Position == record.Replica.Position && StateOf(session.Replica) != StateOf(record.Replica))
                found.Add(new Violation("nodes show what a replay gives", $"node {node.Number} at {session.Replica.Position}"));
        }

        // Before a store loses something: what is shown is shown for good.
        foreach (var seen in run.HasLost ? [] : run.Sightings)
        {
            if (!record.States.TryGetValue(seen.Position, out var state) || state != seen.State)
                found.Add(new Violation("nodes show what a replay gives", $"node {seen.Node} showed something else at {seen.Position}"));
        }
    }

    private static void CheckTimes(Run run, Record record, List<Violation> found)
    {
        foreach (var (batch, at) in run.Taken)
        {
            if (BatchReader.TryOpen(batch.Body.Span, out var reader) && reader.Time > at + Ahead && !run.HasLost)
                found.Add(new Violation("batches have the store's time", $"the batch at {batch.Position} is {reader.Time - at} ms ahead"));
        }

        foreach (var (closesAt, position) in record.TimedOut)
        {
            var at = run.Taken.Where(taken => taken.Batch.Position == position).Select(taken => taken.At).DefaultIfEmpty(long.MaxValue).Max();
            if (at < closesAt - Ahead)
                found.Add(new Violation("no timed poll closes early", $"{closesAt - at} ms too early at {position}"));
        }
    }

    private static void CheckTold(Op op, Record record, List<Violation> found, ref long excused)
    {
        var places = op.Word is { } word ? record.PlacesOf(word) : record.Facts.GetValueOrDefault(op.Sign) ?? [];
        var counted = places.Any(place => place.Ruling.IsAccepted());

        // Of a fact that was so already nothing is in the journal.
        if (op.Verdict == Verdict.Acknowledged && !counted && op.Code != nameof(Ruling.Unchanged) && excused-- <= 0)
            found.Add(new Violation("acknowledged means counted", $"{op}; in the journal: {string.Join(", ", places)}"));
        if (op is { Verdict: Verdict.Refused, IsUncertain: false } && counted && op.Word?.IsUnique is not false)
            found.Add(new Violation("refused means not counted", $"{op}; in the journal: {string.Join(", ", places)}"));
        if (op.Attempts == 0 && counted && op.Word?.IsUnique is not false)
            found.Add(new Violation("what was never sent is not counted", $"{op}; in the journal: {string.Join(", ", places)}"));
    }

    /// <summary>
    /// For each person and item: what counts in the end is the last word that was acknowledged, or one that was under way then. A word of the same device that came before an
    /// acknowledged one never replaces it, whatever became of it.
    /// </summary>
    private static void CheckLastWord(Run run, Record record, List<Violation> found, bool isExcused)
    {
        foreach (var words in run.Ops.Where(op => op.Word is not null).GroupBy(op => (op.Word!.Voter, op.Word.Target, op.Word.Round)))
        {
            var state = record.Replica.State!;
            if (words.Key.Round == 0 ? record.Merged.Contains(words.Key.Target) : state.FindPoll(words.Key.Target)?.Round != words.Key.Round)
                continue;
            var acknowledged = words.Where(op => op.Verdict == Verdict.Acknowledged).ToList();
            var possible = words.Where(op => op.MayBeThere && !acknowledged.Exists(later => Replaces(later, op))).ToList();
            var counts = words.First().Word!.ShownIn(record.Replica);
            var isNothing = counts is null or "not up";
            if (possible.Exists(op => op.Word!.Said == counts) || (acknowledged.Count == 0 && isNothing) || (isExcused && counts is null))
                continue;
            found.Add(new Violation("the last word that was acknowledged counts",
                $"{counts ?? "nothing"} counts for {words.Key.Target[^4..]}; it could be {string.Join(" or ", possible.Select(op => op.Word!.Said))}.\n"
                + string.Join('\n', words.Select(op => $"    {op}; in the journal: {string.Join(", ", record.PlacesOf(op.Word!))}"))));
        }
    }

    private static bool Replaces(Op later, Op op)
        => later.Id != op.Id && (later.Device == op.Device ? later.Begun > op.Begun : op.Answered is { } answered && later.Begun > answered);
}
