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
        return poll.Settings.Step is { } step and not 1 ? $"{hint}, {words.T("numeric.numberStep", ("step", step))}" : hint;
    }

    public override Ballot Read(PollView poll, IFormCollection typed) => new() { Value = Parse(typed[Field]) };

    public override IReadOnlyDictionary<string, StringValues> Fill(PollView poll, Ballot ballot) => One(Field, ballot.Value is { } value ? Name(value) : StringValues.Empty);

    public override string? Unreadable(PollView poll, IFormCollection typed, Phrasebook words) => Parse(typed[Field]) is null ? words.T("vote.problemNumber") : null;

    public override string? Problem(PollView poll, IFormCollection typed, Phrasebook words)
    {
        if (Parse(typed[Field]) is not { } value)
            return null;
        if (value < (poll.Settings.Min ?? double.MinValue) || value > (poll.Settings.Max ?? double.MaxValue))
            return words.T("vote.problemRange");
        return poll.Settings.Step is { } step ? words.T("vote.problemStep", ("step", step)) : null;
    }

    public override string Describe(PollView poll, Ballot ballot, Phrasebook words) => ballot.Value is { } value ? words.Number(value) : "";

    public static string Name(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A comma is a decimal sign too: browsers without number fields send what was typed.</summary>
    private static double? Parse(string? typed)
        => double.TryParse(typed?.Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}

/// <summary>Radio buttons for a short scale, a number to type for a long one.</summary>
internal sealed class RatingForm : NumericForm
{
    /// <summary>Values that still fit on a small screen.</summary>
    private const int Longest = 11;

    public override Type Fields => typeof(RatingFields);

    public override string Hint(PollView poll, Phrasebook words) => words.T("rating.rate", ("min", poll.Settings.Min ?? 1), ("max", poll.Settings.Max ?? 5));

    /// <summary>The values to choose from, lowest first; null where there are too many to show.</summary>
    public static IReadOnlyList<double>? Values(PollView poll)
    {
        var (min, max, step) = (poll.Settings.Min ?? 1, poll.Settings.Max ?? 5, poll.Settings.Step ?? 1);
        var steps = Math.Floor(((max - min) / step) + 1e-9);
        return steps < Longest ? [.. Enumerable.Range(0, (int)steps + 1).Select(i => (double)Math.Round((decimal)(min + (i * step)), 12))] : null;
    }
}
