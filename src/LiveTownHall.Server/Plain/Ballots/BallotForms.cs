using System.Collections.Frozen;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Server.Plain.Ballots;

/// <summary>The form of each kind of poll. A kind without one fails a test.</summary>
internal static class BallotForms
{
    private static readonly FrozenDictionary<string, BallotForm> Forms = new Dictionary<string, BallotForm>(StringComparer.Ordinal)
    {
        [PollKinds.Single] = new SingleForm(),
        [PollKinds.Multiple] = new MultipleForm(),
        [PollKinds.Rating] = new RatingForm(),
        [PollKinds.Ranking] = new RankingForm(),
        [PollKinds.Numeric] = new NumericForm(),
        [PollKinds.Words] = new WordsForm(),
        [PollKinds.Text] = new TextForm(),
        [PollKinds.Points] = new PointsForm(),
        [PollKinds.Grid] = new GridForm(),
        [PollKinds.Motion] = new FixedChoiceForm(PollKinds.Motion),
        [PollKinds.Statement] = new FixedChoiceForm(PollKinds.Statement),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Kinds => Forms.Keys;

    /// <exception cref="InvalidOperationException">There is no such kind.</exception>
    public static BallotForm Of(string kind) => Forms.GetValueOrDefault(kind) ?? throw new InvalidOperationException($"The plain page has no form for polls of kind {kind}.");
}
