using System.Globalization;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Plain.Words;
using Microsoft.Extensions.Primitives;

namespace LiveTownHall.Server.Plain.Ballots;

/// <summary>Two lists for each option: how far across, and how far up, in 21 places. An option is placed when both are chosen.</summary>
internal sealed class GridForm : BallotForm
{
    /// <summary>Between the two ends of an axis.</summary>
    public const int Steps = 20;

    public override Type Fields => typeof(GridFields);

    public static string Across(OptionView option) => $"x-{option.Id}";

    public static string Up(OptionView option) => $"y-{option.Id}";

    public override string Hint(PollView poll, Phrasebook words)
    {
        var settings = poll.Settings;
        var ends = new[] { Axis(words.T("grid.across"), settings.XMin, settings.XMax), Axis(words.T("grid.up"), settings.YMin, settings.YMax) }.OfType<string>();
        return string.Join(" · ", ends.Prepend(words.T("grid.hint")));
    }

    public override Ballot Read(PollView poll, IFormCollection typed, Phrasebook words) => new()
    {
        Places = poll.Options
            .Select(option => (option.Id, X: Step(typed[Across(option)]), Y: Step(typed[Up(option)])))
            .Where(place => place is { X: not null, Y: not null })
            .ToDictionary(place => place.Id, IReadOnlyList<double> (place) => [place.X!.Value / (double)Steps, place.Y!.Value / (double)Steps], StringComparer.Ordinal),
    };

    public override IReadOnlyDictionary<string, StringValues> Fill(PollView poll, Ballot ballot)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var option in poll.Options)
        {
            if (ballot.Places?.GetValueOrDefault(option.Id) is not [var x, var y])
                continue;
            fields[Across(option)] = Name(x);
            fields[Up(option)] = Name(y);
        }

        return fields;
    }

    public override string? Unreadable(PollView poll, IFormCollection typed, Phrasebook words)
        => poll.Options.Any(option => Step(typed[Across(option)]) is null != Step(typed[Up(option)]) is null) ? words.T("plain.gridBoth") : null;

    public override string? Problem(PollView poll, IFormCollection typed, Phrasebook words) => words.T("grid.problemNone");

    public override string Describe(PollView poll, Ballot ballot, Phrasebook words)
        => string.Join(", ", poll.Options.Where(o => ballot.Places?.ContainsKey(o.Id) is true).Select(o => $"{o.Text}: {Place(ballot.Places![o.Id], words)}"));

    /// <summary>A place in words.</summary>
    public static string Place(IReadOnlyList<double> place, Phrasebook words) => words.T("grid.place", ("x", Percent(place[0])), ("y", Percent(place[1])));

    public static string Percent(double part) => FormattableString.Invariant($"{Math.Round(part * 100)}%");

    private static string Name(double part) => ((int)Math.Round(part * Steps)).ToString(CultureInfo.InvariantCulture);

    private static string? Axis(string name, string? from, string? to) => from is null && to is null ? null : $"{name}: {from} – {to}";

    private static int? Step(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step <= Steps ? step : null;
}
