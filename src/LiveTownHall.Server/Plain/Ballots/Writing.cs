using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Plain.Words;
using Microsoft.Extensions.Primitives;

namespace LiveTownHall.Server.Plain.Ballots;

/// <summary>A line for each word.</summary>
internal sealed class WordsForm : BallotForm
{
    public const string Field = "word";

    public override Type Fields => typeof(WordFields);

    public static int Lines(PollView poll) => poll.Settings.MaxWords ?? 3;

    public override string Hint(PollView poll, Phrasebook words) => words.T("words.hint", ("n", Lines(poll)));

    public override Ballot Read(PollView poll, IFormCollection typed, Phrasebook words) => new() { Words = [.. Typed(typed)] };

    public override IReadOnlyDictionary<string, StringValues> Fill(PollView poll, Ballot ballot) => One(Field, ballot.Words?.ToArray());

    public override string? Problem(PollView poll, IFormCollection typed, Phrasebook words)
        => Typed(typed).Any() ? words.T("vote.problemLong", ("max", 40)) : words.T("vote.problemEmpty");

    public override string Describe(PollView poll, Ballot ballot, Phrasebook words) => string.Join(", ", ballot.Words ?? []);

    private static IEnumerable<string> Typed(IFormCollection typed) => typed[Field].OfType<string>().Where(w => !string.IsNullOrWhiteSpace(w));
}

/// <summary>A field for a text of several lines.</summary>
internal sealed class TextForm : BallotForm
{
    public const string Field = "text";

    public override Type Fields => typeof(TextFields);

    public override string Hint(PollView poll, Phrasebook words) => words.T("text.hint");

    public override Ballot Read(PollView poll, IFormCollection typed, Phrasebook words) => new() { Text = typed[Field] };

    public override IReadOnlyDictionary<string, StringValues> Fill(PollView poll, Ballot ballot) => One(Field, ballot.Text);

    public override string? Problem(PollView poll, IFormCollection typed, Phrasebook words)
        => string.IsNullOrWhiteSpace(typed[Field]) ? words.T("vote.problemEmpty") : words.T("vote.problemLong", ("max", 2000));

    public override string Describe(PollView poll, Ballot ballot, Phrasebook words) => ballot.Text ?? "";
}
