using System.Collections.Immutable;
using System.Globalization;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Text;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// One pass over a proposal that stops at the first flaw. Lives for one call of
/// <see cref="PollDefinition.TryCreate(PollProposal, PollLimits, Func{int, string}, out PollDefinition, out Flaw)"/>.
/// </summary>
internal sealed class ProposalCheck(PollProposal proposal, PollLimits limits, Func<int, string>? optionId)
{
    /// <summary>The text of the option that speaks against all others, where it is given as one of the options.</summary>
    private string? _none;

    public Flaw? Flaw { get; private set; }

    public List<string> Stripped { get; } = [];

    public PollDefinition? Run()
    {
        if (!PollKindNames.TryParse(proposal.Kind, out var named))
            return Refuse("kind", $"Choose one of {KindRegistry.Listed}.");
        var kind = KindRegistry.Of(named);
        if (!TryText("title", proposal.Title, limits.TitleLength, out var title))
            return null;
        if (!TryOptions(kind, out var options) || !SettingsBelongTo(kind))
            return null;
        if (!TryLine("description", proposal.Description, SharedSettings.DescriptionLength, out var description)
            || !TryLine("minLabel", proposal.MinLabel, SharedSettings.LabelLength, out var minLabel)
            || !TryLine("maxLabel", proposal.MaxLabel, SharedSettings.LabelLength, out var maxLabel))
        {
            return null;
        }

        var results = ResultsRule.AfterClose;
        if (proposal.ResultsVisible is not null && !ResultsRuleNames.TryParse(proposal.ResultsVisible, out results))
            return Refuse("settings.resultsVisible", "Choose one of afterClose, live or hidden.");
        if (proposal.ClosesAfterSeconds is { } seconds && (seconds < 1 || seconds > limits.ClosesAfterSeconds))
            return Refuse("settings.closesAfterSeconds", Say($"Choose a time from 1 to {limits.ClosesAfterSeconds} seconds, or leave it out to close by hand."));

        if (proposal.Assurance is { } asked && !Assurances.CanBeAsked(asked))
            return Refuse("settings.assurance", "Choose A1 for everybody who has joined, or A3 for people with a single-use code.");

        var definition = new PollDefinition
        {
            Kind = named,
            Title = title,
            Options = options,
            Description = description,
            MinLabel = minLabel,
            MaxLabel = maxLabel,
            Shuffle = proposal.Shuffle == true ? true : null,
            NoneOfThese = proposal.NoneOfThese == true ? true : null,
            Abstain = proposal.Abstain == true ? true : null,
            CanChange = proposal.CanChange ?? true,
            Results = results,
            Secret = proposal.Secret ?? false,
            ClosesAfterSeconds = proposal.ClosesAfterSeconds,
            Assurance = proposal.Assurance == Assurances.Code ? Assurances.Code : null,
        };
        Flaw = kind.Define(proposal, limits, ref definition);
        if (Flaw is not null)
            return null;
        return definition.NoneOfThese == true ? definition with { Options = definition.Options.Add(new PollOption(NoneOfThese.Id, _none ?? NoneOfThese.Text)) } : definition;
    }

    private bool TryOptions(KindOfPoll kind, out ImmutableArray<PollOption> options)
    {
        options = [];
        var proposed = proposal.Options ?? [];
        var most = kind.MostOptions(limits);
        if (proposal.NoneOfThese == true)
        {
            most = Math.Min(most, OptionPlaces.WidestMask - 1);
            if (proposed.FirstOrDefault(option => option?.Id == NoneOfThese.Id) is { } none)
            {
                if (!TryText("options.none", none.Text, limits.OptionLength, out _none!))
                    return false;
                proposed = [.. proposed.Where(option => option?.Id != NoneOfThese.Id)];
            }
        }

        if (most == 0)
            return proposed.Count == 0 || Fail("options", $"A poll of kind {kind.Name} has no options; leave them out.");
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

    private bool SettingsBelongTo(KindOfPoll kind)
    {
        foreach (var setting in KindRegistry.All.SelectMany(other => other.Settings).DistinctBy(setting => setting.Name))
        {
            if (setting.IsGiven(proposal) && !kind.Settings.Any(own => own.Name == setting.Name))
                return Fail("settings." + setting.Name, $"A poll of kind {kind.Name} has no {setting.Name}; leave it out.");
        }

        return true;
    }

    /// <summary>A text that may be left out.</summary>
    private bool TryLine(string setting, string? raw, int length, out string? text)
    {
        text = null;
        return string.IsNullOrWhiteSpace(raw) || TryText("settings." + setting, raw, length, out text!);
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
