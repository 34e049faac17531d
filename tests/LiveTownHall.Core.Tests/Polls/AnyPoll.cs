using System.Collections.Immutable;
using CsCheck;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Polls.Kinds;

namespace LiveTownHall.Core.Tests.Polls;

/// <summary>Generators of sound polls and of ballots that fit them.</summary>
internal static class AnyPoll
{
    public static readonly Gen<PollDefinition> Single =
        Gen.Int[2, 50].Select(options => Created(new PollProposal { Kind = "single", Options = Options(options) }));

    public static readonly Gen<PollDefinition> Multiple =
        from options in Gen.Int[2, 50]
        from most in Gen.Int[1, options]
        from fewest in Gen.Int[1, most]
        select Created(new PollProposal { Kind = "multiple", Options = Options(options), MinChoices = fewest, MaxChoices = most });

    public static readonly Gen<PollDefinition> Ranking =
        from options in Gen.Int[2, 15]
        from most in Gen.Int[1, options]
        from fewest in Gen.Int[1, most]
        select Created(new PollProposal { Kind = "ranking", Options = Options(options), MinChoices = fewest, MaxChoices = most });

    public static readonly Gen<PollDefinition> Rating =
        from min in Gen.Int[-20, 20]
        from steps in Gen.Int[1, 100]
        from step in These(0.1, 0.25, 0.5, 1.0, 3, 10, 1.0 / 3)
        select Created(new PollProposal { Kind = "rating", Min = min, Max = min + (steps * step), Step = step });

    public static readonly Gen<PollDefinition> SteppedNumber =
        from min in Gen.Int[-1000, 1000]
        from steps in Gen.Int[1, 100_000]
        from step in These(0.01, 0.1, 0.25, 1, 7, 1000)
        from bounded in Gen.Bool
        select Created(new PollProposal { Kind = "numeric", Min = min, Max = bounded ? min + (steps * step) : null, Step = step });

    public static readonly Gen<PollDefinition> FreeNumber = Gen.Const(Created(new PollProposal { Kind = "numeric" }));

    public static readonly Gen<PollDefinition> Words =
        Gen.Int[1, 5].Select(most => Created(new PollProposal { Kind = "words", MaxWords = most }));

    public static readonly Gen<PollDefinition> Text = Gen.Const(Created(new PollProposal { Kind = "text" }));

    private static readonly Dictionary<PollKind, Gen<PollDefinition>> ByKind = new()
    {
        [PollKind.Single] = Single,
        [PollKind.Multiple] = Multiple,
        [PollKind.Ranking] = Ranking,
        [PollKind.Rating] = Rating,
        [PollKind.Numeric] = Gen.OneOf(SteppedNumber, FreeNumber),
        [PollKind.Words] = Words,
    };

    /// <summary>Every kind of the registry; one that needs no settings of its own is drawn without a line above.</summary>
    public static readonly Gen<PollDefinition> OfAnyKind =
        Gen.OneOf([.. KindRegistry.All.Select(kind => ByKind.GetValueOrDefault(kind.Kind) ?? Plain(kind))]);

    public static PollDefinition Created(PollProposal proposal)
    {
        var made = PollDefinition.TryCreate(proposal with { Title = proposal.Title ?? "Which?" }, PollLimits.Default, null, out var definition, out var flaw);
        Assert.True(made, flaw?.ToString());
        return definition!;
    }

    public static PollDefinition RankingOf(int options) => Created(new PollProposal { Kind = "ranking", Options = Options(options) });

    public static OptionProposal[] Options(int count)
        => [.. Enumerable.Range(0, count).Select(i => new OptionProposal("o" + i, "Option " + i))];

    public static Gen<BallotPaper> PaperFor(PollDefinition poll) => poll.Kind switch
    {
        PollKind.Single => Some(poll, 1, 1).Select(ids => new BallotPaper { Choices = ids }),
        PollKind.Multiple => Some(poll, poll.MinChoices!.Value, poll.MaxChoices!.Value)
            .Select(ids => new BallotPaper { Choices = ids is [NoneOfThese.Id, ..] ? [NoneOfThese.Id] : [.. ids.Except([NoneOfThese.Id]), .. Missing(poll, ids)] }),
        PollKind.Ranking => Some(poll, poll.MinChoices!.Value, poll.MaxChoices!.Value).Select(ids => new BallotPaper { Ranking = ids }),
        PollKind.Rating => Gen.Int[0, (int)Math.Round((poll.Max!.Value - poll.Min!.Value) / poll.Step!.Value)]
            .Select(k => new BallotPaper { Value = poll.Min!.Value + (k * poll.Step!.Value) }),
        PollKind.Numeric when poll.Step is { } step => Gen.Int[0, poll.Max is { } max ? (int)Math.Round((max - poll.Min!.Value) / step) : 1_000_000]
            .Select(k => new BallotPaper { Value = poll.Min!.Value + (k * step) }),
        PollKind.Numeric => Gen.Double[-1e15, 1e15].Select(value => new BallotPaper { Value = value }),
        PollKind.Words => These("Bus", "bus ", "TRAM", "tram", "Fußweg", "رصيف", "दिल्ली", "two  words").Array[1, poll.MaxWords!.Value]
            .Select(words => new BallotPaper { Words = words }),
        PollKind.Text => These("More trees.", "Fewer\ncars", "  Benches ").Select(text => new BallotPaper { Text = text }),
        _ => AnyVoter.Drawn.Select(voter => KindRegistry.Of(poll.Kind).Answer(poll, voter)),
    };

    /// <summary>What a ballot lacks once the option that stands alone is out of it.</summary>
    private static IEnumerable<string> Missing(PollDefinition poll, string[] ids)
        => poll.Options.Select(option => option.Id).Except(ids).Where(id => id != NoneOfThese.Id)
            .Take(Math.Max(0, poll.MinChoices!.Value - ids.Count(id => id != NoneOfThese.Id)));

    private static Gen<PollDefinition> Plain(KindOfPoll kind)
        => kind.Kind.HasOptions()
            ? Gen.Int[2, 50].Select(options => Created(new PollProposal { Kind = kind.Name, Options = Options(options) }))
            : Gen.Const(Created(new PollProposal { Kind = kind.Name }));

    private static Gen<T> These<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static Gen<string[]> Some(PollDefinition poll, int fewest, int most)
        => from count in Gen.Int[fewest, most]
           from ids in Gen.Shuffle(poll.Options.Select(option => option.Id).ToArray())
           select ids[..count];
}
