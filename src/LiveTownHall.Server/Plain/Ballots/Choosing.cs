using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Plain.Words;
using Microsoft.Extensions.Primitives;

namespace LiveTownHall.Server.Plain.Ballots;

/// <summary>Radio buttons.</summary>
internal class SingleForm : BallotForm
{
    public const string Field = "choice";

    public override Type Fields => typeof(ChoiceFields);

    public override string Hint(PollView poll, Phrasebook words) => words.T("single.chooseOne");

    public override Ballot Read(PollView poll, IFormCollection typed, Phrasebook words) => new() { Choices = [.. typed[Field].OfType<string>()] };

    public override IReadOnlyDictionary<string, StringValues> Fill(PollView poll, Ballot ballot) => One(Field, ballot.Choices?.ToArray());

    public override string? Problem(PollView poll, IFormCollection typed, Phrasebook words) => CountProblem(typed[Field].Count, 1, 1, words);

    public override string Describe(PollView poll, Ballot ballot, Phrasebook words) => string.Join(", ", (ballot.Choices ?? []).Select(c => NameOf(poll, c)));
}

/// <summary>Check boxes.</summary>
internal sealed class MultipleForm : BallotForm
{
    public override Type Fields => typeof(ChoiceFields);

    public override string Hint(PollView poll, Phrasebook words)
    {
        var (min, max) = Bounds(poll);
        if (min == max)
            return words.T("multiple.chooseExactly", ("n", min));
        if (min > 1)
            return words.T("multiple.chooseBetween", ("min", min), ("max", max));
        return max < poll.Options.Count - (poll.Settings.NoneOfThese == true ? 1 : 0) ? words.T("multiple.chooseUpTo", ("max", max)) : words.T("multiple.chooseAny");
    }

    public override Ballot Read(PollView poll, IFormCollection typed, Phrasebook words) => new() { Choices = [.. typed[SingleForm.Field].OfType<string>()] };

    public override IReadOnlyDictionary<string, StringValues> Fill(PollView poll, Ballot ballot) => One(SingleForm.Field, ballot.Choices?.ToArray());

    public override string? Problem(PollView poll, IFormCollection typed, Phrasebook words)
        => poll.Settings.NoneOfThese == true && typed[SingleForm.Field].Contains(NoneOfThese.Id)
            ? words.T("vote.noneAlone", ("none", NameOf(poll.WithNone(words), NoneOfThese.Id)))
            : CountProblem(typed[SingleForm.Field].Count, Bounds(poll).Min, Bounds(poll).Max, words);

    public override string Describe(PollView poll, Ballot ballot, Phrasebook words) => string.Join(", ", (ballot.Choices ?? []).Select(c => NameOf(poll, c)));
}

/// <summary>Radio buttons for choices that are the kind's own.</summary>
/// <param name="kind">Also the section of its words, which has one for each choice by its id.</param>
internal sealed class FixedChoiceForm(string kind) : SingleForm
{
    public override string Hint(PollView poll, Phrasebook words) => words.T($"{kind}.hint");

    public override PollView InWords(PollView poll, Phrasebook words)
    {
        IReadOnlyList<OptionView> Named(IReadOnlyList<OptionView> options) => [.. options.Select(option => option with { Text = InWords(option.Id, option.Text, words) })];
        return poll with { Options = Named(poll.Options), Reworded = poll.Reworded?.Select(former => former with { Options = Named(former.Options) }).ToList() };
    }

    public override string InWords(string option, string text, Phrasebook words) => words.T($"{kind}.{option}");
}
