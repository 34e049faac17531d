using System.Globalization;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Plain.Words;
using Microsoft.Extensions.Primitives;

namespace LiveTownHall.Server.Plain.Ballots;

/// <summary>A place to choose for each option; gaps between places do not matter.</summary>
internal sealed class RankingForm : BallotForm
{
    public override Type Fields => typeof(RankFields);

    public static string FieldOf(OptionView option) => $"place-{option.Id}";

    public override string Hint(PollView poll, Phrasebook words)
    {
        var (_, max) = Bounds(poll);
        return max < poll.Options.Count ? words.T("plain.rankUpTo", ("max", max)) : words.T("plain.rank");
    }

    public override Ballot Read(PollView poll, IFormCollection typed, Phrasebook words) => new() { Ranking = [.. Placed(poll, typed).OrderBy(p => p.Place).Select(p => p.Option)] };

    public override IReadOnlyDictionary<string, StringValues> Fill(PollView poll, Ballot ballot)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        var ranking = ballot.Ranking ?? [];
        for (var place = 1; place <= ranking.Count; place++)
            fields[$"place-{ranking[place - 1]}"] = place.ToString(CultureInfo.InvariantCulture);
        return fields;
    }

    /// <summary>A place that was given twice is no order.</summary>
    public override string? Unreadable(PollView poll, IFormCollection typed, Phrasebook words)
        => Placed(poll, typed).GroupBy(p => p.Place).Any(p => p.Count() > 1) ? words.T("plain.twice") : null;

    public override string? Problem(PollView poll, IFormCollection typed, Phrasebook words)
        => CountProblem(Placed(poll, typed).Count(), Bounds(poll).Min, Bounds(poll).Max, words);

    public override string Describe(PollView poll, Ballot ballot, Phrasebook words)
        => string.Join(", ", (ballot.Ranking ?? []).Select((o, i) => $"{words.Number(i + 1)}. {NameOf(poll, o)}"));

    private static IEnumerable<(string Option, int Place)> Placed(PollView poll, IFormCollection typed)
    {
        foreach (var option in poll.Options)
        {
            if (int.TryParse(typed[FieldOf(option)], NumberStyles.None, CultureInfo.InvariantCulture, out var place))
                yield return (option.Id, place);
        }
    }
}
