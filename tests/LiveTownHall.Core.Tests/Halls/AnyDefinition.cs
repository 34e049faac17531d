using CsCheck;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Halls;

/// <summary>Definitions that no draft makes but a journal may hold.</summary>
internal static class AnyDefinition
{
    private static readonly double?[] Numbers =
    [
        null, 0, -0.0, 1, -1, 5, 0.1, 1e-9, 1e-300, double.Epsilon, 1e15, -1e15, 1e300, -1e300, 1.7e308, 1.5e308, double.MaxValue, -double.MaxValue, 1.0000001e308, 100_000,
    ];

    private static readonly int?[] Counts = [null, 0, 1, 2, 3, 15, 16, 17, 64, 65, -1, int.MaxValue, int.MinValue];

    private static readonly Gen<double?> Number = Gen.Int[0, Numbers.Length - 1].Select(i => Numbers[i]);

    private static readonly Gen<int?> Count = Gen.Int[0, Counts.Length - 1].Select(i => Counts[i]);

    private static readonly Gen<PollOption[]> Options = Gen.OneOf(
        Gen.Int[0, 4].Select(Distinct),
        Gen.Int[14, 17].Select(Distinct),
        Gen.Int[63, 66].Select(Distinct),
        Gen.Const<PollOption[]>([new("yes", "Yes"), new("no", "No"), new("abstain", "Abstain")]),
        Gen.Const<PollOption[]>([new("a", "One"), new("none", "None of these"), new("b", "Two")]),
        Gen.Const<PollOption[]>([new("agree", "Agree"), new("disagree", "Disagree"), new("pass", "Pass")]),
        Gen.Const<PollOption[]>([new("", "nameless")]),
        Gen.Const<PollOption[]>([new("twice", "one"), new("twice", "two")]),
        Gen.Const<PollOption[]>([new("a", "one"), null!]),
        Gen.Const<PollOption[]>([new(null!, "one")]),
        Gen.Const<PollOption[]>([new("a", null!)]));

    public static readonly Gen<PollDefinition> Hostile =
        from kind in Gen.Int[-1, KindRegistry.All.Length + 1]
        from options in Options
        from bounds in Gen.Select(Number, Number, Number)
        from choices in Gen.Select(Count, Count, Count, Count)
        from results in Gen.Int[-1, 4]
        from flags in Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 20])
        from silence in Gen.Int[0, 15]
        select new PollDefinition
        {
            Kind = (PollKind)kind,
            Title = flags.Item3 == 1 ? "" : "Which?",
            Options = flags.Item3 == 0 ? default : [.. options],
            Min = bounds.Item1,
            Max = bounds.Item2,
            Step = bounds.Item3,
            MinChoices = choices.Item1,
            MaxChoices = choices.Item2,
            MaxWords = choices.Item3,
            ClosesAfterSeconds = choices.Item4,
            Results = (ResultsRule)results,
            Base = (MotionBase)results,
            Majority = (Majority)(flags.Item3 - 1),
            Quorum = choices.Item1,
            NoneOfThese = (silence & 3) == 3 ? true : null,
            Abstain = silence < 8 ? true : null,
            Ties = (silence & 1) == 0 ? (PollTies)((silence >> 1) - 1) : null,
            Assurance = flags.Item3 switch { 2 => "A3", 3 => "A9", _ => null },
            CanChange = flags.Item1,
            Secret = flags.Item2,
        };

    private static PollOption[] Distinct(int count) => [.. Enumerable.Range(0, count).Select(i => new PollOption("o" + i, "Option"))];
}
