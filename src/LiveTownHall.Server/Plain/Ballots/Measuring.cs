using System.Globalization;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Plain.Words;
using Microsoft.Extensions.Primitives;

namespace LiveTownHall.Server.Plain.Ballots;

/// <summary>A number to type.</summary>
internal class NumericForm : BallotForm
{
    public const string Field = "value";

    public override Type Fields => typeof(NumberFields);

    public override string Hint(PollView poll, Phrasebook words)
    {
        var hint = (poll.Settings.Min, poll.Settings.Max) switch
        {
            ({ } min, { } max) => words.T("numeric.numberBetween", ("min", min), ("max", max)),
            ({ } min, null) => words.T("numeric.numberFrom", ("min", min)),
            (null, { } max) => words.T("numeric.numberUpTo", ("max", max)),
            _ => words.T("numeric.number"),
        };
        return (poll.Settings.Step is { } step and not 1 ? $"{hint}, {words.T("numeric.numberStep", ("step", step))}" : hint) + Ends(poll, words);
    }

    /// <summary>What the ends of the scale mean, where that is said: " (1 = bad, 5 = good)".</summary>
    protected static string Ends(PollView poll, Phrasebook words)
    {
        var ends = new[] { (Value: poll.Settings.Min, Label: poll.Settings.MinLabel), (Value: poll.Settings.Max, Label: poll.Settings.MaxLabel) }
            .Where(end => end.Label is not null).Select(end => end.Value is { } value ? $"{words.Number(value)} = {end.Label}" : end.Label!).ToList();
        return ends.Count == 0 ? "" : $" ({string.Join(", ", ends)})";
    }

    public override Ballot Read(PollView poll, IFormCollection typed, Phrasebook words) => new() { Value = Meant(poll, typed, words).FirstOrDefault() };

    public override IReadOnlyDictionary<string, StringValues> Fill(PollView poll, Ballot ballot) => One(Field, ballot.Value is { } value ? Name(value) : StringValues.Empty);

    public override string? Unreadable(PollView poll, IFormCollection typed, Phrasebook words) => Meant(poll, typed, words) switch
    {
        [] => words.T("vote.problemNumber"),
        [var one, var other] => words.T("vote.problemAmbiguous", ("one", Name(one)), ("other", Name(other))),
        _ => null,
    };

    public override string? Problem(PollView poll, IFormCollection typed, Phrasebook words)
    {
        if (Meant(poll, typed, words) is not [var value, ..])
            return null;
        if (value < (poll.Settings.Min ?? double.MinValue) || value > (poll.Settings.Max ?? double.MaxValue))
            return words.T("vote.problemRange");
        return poll.Settings.Step is { } step ? words.T("vote.problemStep", ("step", step)) : null;
    }

    public override string Describe(PollView poll, Ballot ballot, Phrasebook words) => ballot.Value is { } value ? words.Number(value) : "";

    public static string Name(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The numbers that may be meant and that the poll takes; where it takes none, what was typed as it reads first.</summary>
    private static IReadOnlyList<double> Meant(PollView poll, IFormCollection typed, Phrasebook words)
    {
        var read = TypedNumber.Read(typed[Field], words.Language);
        var taken = read.Where(value => IsTaken(poll.Settings, value)).ToList();
        return taken.Count > 0 ? taken : [.. read.Take(1)];
    }

    private static bool IsTaken(PollSettings scale, double value)
    {
        var steps = scale.Step is { } step ? (value - (scale.Min ?? 0)) / step : 0;
        return !(value < scale.Min) && !(value > scale.Max) && Math.Abs(steps - Math.Round(steps)) < 1e-6;
    }
}

/// <summary>Radio buttons for a short scale, a number to type for a long one.</summary>
internal sealed class RatingForm : NumericForm
{
    /// <summary>Values that still fit on a small screen.</summary>
    private const int Longest = 11;

    public override Type Fields => typeof(RatingFields);

    public override string Hint(PollView poll, Phrasebook words) => words.T("rating.rate", ("min", poll.Settings.Min ?? 1), ("max", poll.Settings.Max ?? 5)) + Ends(poll, words);

    /// <summary>The values to choose from, lowest first; null where there are too many to show.</summary>
    public static IReadOnlyList<double>? Values(PollView poll)
    {
        var (min, max, step) = (poll.Settings.Min ?? 1, poll.Settings.Max ?? 5, poll.Settings.Step ?? 1);
        var steps = Math.Floor(((max - min) / step) + 1e-9);
        return steps < Longest ? [.. Enumerable.Range(0, (int)steps + 1).Select(i => (double)Math.Round((decimal)(min + (i * step)), 12))] : null;
    }
}
