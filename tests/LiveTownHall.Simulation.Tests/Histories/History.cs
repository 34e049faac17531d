using System.Collections.Immutable;

namespace LiveTownHall.Simulation.Tests.Histories;

/// <summary>What people do.</summary>
internal enum Doing
{
    Vote,
    Upvote,
    TakeBack,
    Ask,
    Decide,
    Undo,
    Claim,
    Release,
    Merge,
    Unmerge,
    Stage,
    Rename,
    Announce,
    CreatePoll,
    OpenPoll,
    OpenTimed,
    Extend,
    ClosePoll,
    ReopenPoll,
    ResetPoll,
    Look,
    Move,
}

/// <summary>What goes wrong.</summary>
internal enum Trouble
{
    Crash,
    Stop,
    Cut,
    CutAll,
    StopStore,
    LoseTail,
    Empty,
    Skew,
    Gossip,
    Slow,
}

/// <param name="Id">Unique in a history; what is said is made from it, so that it can be told from everything else.</param>
/// <param name="At">Milliseconds from the beginning.</param>
/// <param name="Who">A device, or a member of staff.</param>
/// <param name="What">Which of the things that are there.</param>
/// <param name="How">Which of the ways.</param>
internal sealed record Act(int Id, int At, Doing Doing, int Who, int What, int How);

/// <param name="Milliseconds">How long it lasts.</param>
/// <param name="Size">Batches, seconds; whatever it takes.</param>
internal sealed record Fault(int At, Trouble Trouble, int Node, int Milliseconds, int Size);

/// <summary>A run, decided before it begins: the same one is the same run.</summary>
/// <param name="Seed">Of the schedule.</param>
internal sealed record History(int Seed, ImmutableArray<Act> Acts, ImmutableArray<Fault> Faults)
{
    public const int Nodes = 3;
    public const int People = 5;

    /// <summary>Two a person.</summary>
    public const int Devices = 2 * People;

    public const int Staff = 3;

    private static readonly ImmutableArray<(Doing Doing, int Weight)> Doings =
    [
        (Doing.Vote, 90), (Doing.Upvote, 22), (Doing.TakeBack, 14), (Doing.Ask, 10), (Doing.Decide, 12), (Doing.Undo, 3), (Doing.Claim, 4), (Doing.Release, 2),
        (Doing.Merge, 2), (Doing.Unmerge, 1), (Doing.Stage, 3), (Doing.Rename, 3), (Doing.Announce, 3), (Doing.CreatePoll, 2), (Doing.OpenPoll, 4), (Doing.OpenTimed, 3),
        (Doing.Extend, 2), (Doing.ClosePoll, 3), (Doing.ReopenPoll, 4), (Doing.ResetPoll, 1), (Doing.Look, 8), (Doing.Move, 10),
    ];

    private static readonly ImmutableArray<(Trouble Trouble, int Weight)> Troubles =
    [
        (Trouble.Crash, 4), (Trouble.Stop, 5), (Trouble.Cut, 6), (Trouble.CutAll, 2), (Trouble.StopStore, 2), (Trouble.LoseTail, 4), (Trouble.Empty, 1), (Trouble.Skew, 3),
        (Trouble.Gossip, 3), (Trouble.Slow, 2),
    ];

    /// <param name="loses">Whether the store may lose what it had; else a node crashes instead.</param>
    public static History Of(int seed, bool loses = true)
    {
        var random = new Random(seed ^ 0x5EED);
        var acts = ImmutableArray.CreateBuilder<Act>();
        var at = 500.0;
        var pace = random.Next(20, 300);

        // How much of it is about one thing, and how many devices do it: the more they meet, the more is found.
        var focus = random.NextDouble();
        var devices = random.Next(3, Devices + 1);
        for (var id = 0; id < 200; id++)
        {
            // Bursts with breaks between them.
            at += random.Next(12) == 0 ? random.Next(10 * pace) : random.NextDouble() * pace;
            var what = random.NextDouble() < focus ? 0 : random.Next(1000);
            acts.Add(new Act(id, (int)at, Pick(Doings, random), random.Next(devices), what, random.Next(1000)));
        }

        var faults = ImmutableArray.CreateBuilder<Fault>();
        for (var count = random.Next(5, 10); count > 0; count--)
        {
            var milliseconds = random.Next(3) == 0 ? random.Next(200, 12_000) : random.Next(50, 2500);
            var when = random.Next(500, (int)at);
            var trouble = Pick(Troubles, random) is var picked && !loses && picked is (Trouble.LoseTail or Trouble.Empty) ? Trouble.Crash : picked;
            faults.Add(new Fault(when, trouble, random.Next(Nodes), milliseconds, random.Next(1, 12)));
        }

        return new History(seed, acts.ToImmutable(), [.. faults.OrderBy(fault => fault.At)]);
    }

    private static T Pick<T>(ImmutableArray<(T Thing, int Weight)> things, Random random)
    {
        var left = random.Next(things.Sum(thing => thing.Weight));
        foreach (var (thing, weight) in things)
        {
            left -= weight;
            if (left < 0)
                return thing;
        }

        throw new InvalidOperationException();
    }
}
