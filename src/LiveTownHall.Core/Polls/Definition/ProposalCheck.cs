using System.Collections.Immutable;
using System.Globalization;
using LiveTownHall.Core.Text;

namespace LiveTownHall.Core.Polls;

/// <summary>One pass over a proposal that stops at the first flaw. Lives for one call of <see cref="PollDefinition.TryCreate(PollProposal, PollLimits, Func{int, string}, out PollDefinition, out Flaw)"/>.</summary>
internal sealed class ProposalCheck(PollProposal proposal, PollLimits limits, Func<int, string>? optionId)
{
    public Flaw? Flaw { get; private set; }

    public List<string> Stripped { get; } = [];

    public PollDefinition? Run()
    {
        if (!PollKindNames.TryParse(proposal.Kind, out var kind))
            return Refuse("kind", "Choose one of single, multiple, rating, ranking, numeric, words or text.");
        if (!TryText("title", proposal.Title, limits.TitleLength, out var title))
            return null;
        if (!TryOptions(kind, out var options) || !SettingsBelongTo(kind))
            return null;

        var results = ResultsRule.AfterClose;
        if (proposal.ResultsVisible is not null && !ResultsRuleNames.TryParse(proposal.ResultsVisible, out results))
            return Refuse("settings.resultsVisible", "Choose one of afterClose, live or hidden.");
        if (proposal.ClosesAfterSeconds is { } seconds && (seconds < 1 || seconds > limits.ClosesAfterSeconds))
            return Refuse("settings.closesAfterSeconds", Say($"Choose a time from 1 to {limits.ClosesAfterSeconds} seconds, or leave it out to close by hand."));

        var definition = new PollDefinition
        {
            Kind = kind,
            Title = title,
            Options = options,
            CanChange = proposal.CanChange ?? true,
            Results = results,
            Secret = proposal.Secret ?? false,
            ClosesAfterSeconds = proposal.ClosesAfterSeconds,
        };
        return kind switch
        {
            PollKind.Multiple or PollKind.Ranking => WithChoices(definition),
            PollKind.Rating => WithRatingScale(definition),
            PollKind.Numeric => WithRange(definition),
            PollKind.Words => WithWords(definition),
            _ => definition,
        };
    }

    private bool TryOptions(PollKind kind, out ImmutableArray<PollOption> options)
    {
        options = [];
        var proposed = proposal.Options ?? [];
        if (!kind.HasOptions())
            return proposed.Count == 0 || Fail("options", Say($"A poll of kind {kind.ToProtocol()} has no options; leave them out."));

        var most = kind == PollKind.Ranking ? Math.Min(limits.RankedOptions, 15) : Math.Min(limits.Options, 64);
        if (proposed.Count < 2 || proposed.Count > most)
            return Fail("options", Say($"Give 2 to {most} options."));

        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < proposed.Count; i++)
        {
            if (proposed[i]?.Id is not { } id)
                continue;
            if (!OptionIds.IsWellFormed(id))
                return Fail(Say($"options[{i}].id"), "An option id has 1 to 40 characters out of A-Z, a-z, 0-9, _ and -.");
            if (!taken.Add(id))
                return Fail(Say($"options[{i}].id"), "Another option has this id already; give each its own.");
        }

        var built = ImmutableArray.CreateBuilder<PollOption>(proposed.Count);
        for (var i = 0; i < proposed.Count; i++)
        {
            if (!TryText(Say($"options[{i}].text"), proposed[i]?.Text, limits.OptionLength, out var text))
                return false;
            built.Add(new PollOption(proposed[i]!.Id ?? OptionIds.NextFree(i, optionId, taken), text));
        }

        options = built.MoveToImmutable();
        return true;
    }

    private bool SettingsBelongTo(PollKind kind)
    {
        var choices = kind is PollKind.Multiple or PollKind.Ranking;
        var scale = kind is PollKind.Rating or PollKind.Numeric;
        return (choices || Absent(kind, proposal.MinChoices, "minChoices"))
            && (choices || Absent(kind, proposal.MaxChoices, "maxChoices"))
            && (scale || Absent(kind, proposal.Min, "min"))
            && (scale || Absent(kind, proposal.Max, "max"))
            && (scale || Absent(kind, proposal.Step, "step"))
            && (kind == PollKind.Words || Absent(kind, proposal.MaxWords, "maxWords"));
    }

    private bool Absent<T>(PollKind kind, T? setting, string name)
        where T : struct
        => setting is null || Fail("settings." + name, Say($"A poll of kind {kind.ToProtocol()} has no {name}; leave it out."));

    private PollDefinition? WithChoices(PollDefinition definition)
    {
        var options = definition.Options.Length;
        var most = proposal.MaxChoices ?? options;
        var fewest = proposal.MinChoices ?? 1;
        if (most < 1 || most > options)
            return Refuse("settings.maxChoices", Say($"Choose a number from 1 to {options}, the number of options."));
        if (fewest < 1 || fewest > most)
            return Refuse("settings.minChoices", Say($"Choose a number from 1 to {most}, the most options in a ballot."));
        return definition with { MinChoices = fewest, MaxChoices = most };
    }

    private PollDefinition? WithRatingScale(PollDefinition definition)
    {
        var (min, max, step) = (proposal.Min ?? 1, proposal.Max ?? 5, proposal.Step ?? 1);
        if (!ScaleIsSound(min, max, step))
            return null;
        if (Math.Round((max - min) / step) > limits.RatingSteps)
            return Refuse("settings.step", Say($"A rating has at most {limits.RatingSteps} steps between min and max; take a larger step, or ask for a number."));
        return definition with { Min = Plain(min), Max = Plain(max), Step = step };
    }

    private PollDefinition? WithRange(PollDefinition definition)
        => ScaleIsSound(proposal.Min, proposal.Max, proposal.Step)
            ? definition with { Min = Plain(proposal.Min), Max = Plain(proposal.Max), Step = proposal.Step }
            : null;

    private bool ScaleIsSound(double? min, double? max, double? step)
    {
        if (!InReach("settings.min", min) || !InReach("settings.max", max) || !InReach("settings.step", step))
            return false;
        if (min >= max)
            return Fail("settings.max", "The highest value must be larger than the lowest.");
        if (step <= 0)
            return Fail("settings.step", "The step must be larger than 0.");
        if (step < Scale.SmallestStep || max - min > step * Scale.MostSteps)
            return Fail("settings.step", "The step is too small for this range; take a larger one.");
        if (step is { } s && min is { } from && max is { } to && !Scale.IsWhole((to - from) / s))
            return Fail("settings.step", "A whole number of steps must lead from min to max.");
        return true;
    }

    private bool InReach(string field, double? value)
        => value is null
        || (double.IsFinite(value.Value) && Math.Abs(value.Value) <= limits.Magnitude)
        || Fail(field, Say($"Give a number between -{limits.Magnitude} and {limits.Magnitude}."));

    private PollDefinition? WithWords(PollDefinition definition)
    {
        var most = proposal.MaxWords ?? Math.Min(3, limits.WordsPerBallot);
        return most >= 1 && most <= limits.WordsPerBallot
            ? definition with { MaxWords = most }
            : Refuse("settings.maxWords", Say($"Choose a number from 1 to {limits.WordsPerBallot}."));
    }

    private bool TryText(string field, string? raw, int length, out string text)
    {
        var outcome = PlainText.Clean(raw, length, multiline: false, out text, out var stripped);
        if (outcome == CleanOutcome.Ok && stripped)
            Stripped.Add(field);
        return outcome switch
        {
            CleanOutcome.Ok => true,
            CleanOutcome.TooLong => Fail(field, Say($"Shorten this to {length} characters.")),
            CleanOutcome.Invalid => Fail(field, "This has no readable characters; type it again."),
            _ => Fail(field, "Write something here."),
        };
    }

    /// <summary>-0 and 0 are one value with two representations; only 0 is stored.</summary>
    private static double? Plain(double? value) => value == 0 ? 0 : value;

    private PollDefinition? Refuse(string field, string message)
    {
        Flaw = new Flaw(field, message);
        return null;
    }

    private bool Fail(string field, string message)
    {
        Flaw = new Flaw(field, message);
        return false;
    }

    private static string Say(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
