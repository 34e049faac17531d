using System.Globalization;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Plain.Words;
using Microsoft.Extensions.Primitives;

namespace LiveTownHall.Server.Plain.Ballots;

/// <summary>A number to type for each option; what is left empty gets none.</summary>
internal sealed class PointsForm : BallotForm
{
    public override Type Fields => typeof(PointFields);

    public static string FieldOf(OptionView option) => $"points-{option.Id}";

    public override string Hint(PollView poll, Phrasebook words)
    {
        var hint = words.T(poll.Settings.SpendAll == true ? "plain.pointsAll" : "plain.points", ("n", Points(poll)));
        return poll.Settings.MaxPerOption is { } max ? $"{hint}, {words.T("plain.pointsMost", ("max", max))}" : hint;
    }

    public override Ballot Read(PollView poll, IFormCollection typed, Phrasebook words)
        => new() { Points = Given(poll, typed).Where(g => g.Points is not null).ToDictionary(g => g.Option, g => g.Points!.Value, StringComparer.Ordinal) };

    public override IReadOnlyDictionary<string, StringValues> Fill(PollView poll, Ballot ballot)
        => (ballot.Points ?? new Dictionary<string, double>()).ToDictionary(p => $"points-{p.Key}", p => new StringValues(NumericForm.Name(p.Value)), StringComparer.Ordinal);

    public override string? Unreadable(PollView poll, IFormCollection typed, Phrasebook words)
        => Given(poll, typed).Any(g => g.Points is null) ? words.T("vote.problemNumber") : null;

    public override string? Problem(PollView poll, IFormCollection typed, Phrasebook words)
        => words.T("plain.pointsGiven", ("n", Given(poll, typed).Sum(g => g.Points ?? 0)), ("points", Points(poll)));

    public override string Describe(PollView poll, Ballot ballot, Phrasebook words)
        => string.Join(", ", poll.Options.Where(o => ballot.Points?.ContainsKey(o.Id) is true).Select(o => $"{o.Text}: {words.Number(ballot.Points![o.Id])}"));

    private static int Points(PollView poll) => poll.Settings.Points ?? 100;

    /// <summary>What was typed; null where it is no number.</summary>
    private static IEnumerable<(string Option, double? Points)> Given(PollView poll, IFormCollection typed)
    {
        foreach (var option in poll.Options)
        {
            if (typed[FieldOf(option)].ToString() is { } text && !string.IsNullOrWhiteSpace(text))
                yield return (option.Id, double.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points) ? points : null);
        }
    }
}
