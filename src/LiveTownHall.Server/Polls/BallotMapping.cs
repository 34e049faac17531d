using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Server.Polls;

/// <summary>A ballot between the words of the protocol and those of Core: the one place that names all its fields.</summary>
internal static class BallotMapping
{
    public static BallotPaper ToPaper(this Ballot ballot) => new()
    {
        Choices = ballot.Choices,
        Ranking = ballot.Ranking,
        Value = ballot.Value,
        Words = ballot.Words,
        Text = ballot.Text,
        Points = ballot.Points,
        Places = ballot.Places,
        Abstain = ballot.Abstain,
        Withdraw = ballot.Withdraw,
    };

    /// <param name="paper">Out of a packed ballot, so that no entry is null.</param>
    public static Ballot ToBallot(this BallotPaper paper) => new()
    {
        Choices = (IReadOnlyList<string>?)paper.Choices,
        Ranking = (IReadOnlyList<string>?)paper.Ranking,
        Value = paper.Value,
        Words = (IReadOnlyList<string>?)paper.Words,
        Text = paper.Text,
        Points = paper.Points,
        Places = paper.Places,
        Abstain = paper.Abstain,
        Withdraw = paper.Withdraw,
    };
}
