using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Journal;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Budgets;

/// <summary>A person's ballots on budgets.</summary>
internal sealed class OwnBudgets : IPartMine
{
    public async ValueTask<MyState> AddAsync(MyState mine, LiveHall hall, Caller caller, CancellationToken cancellation)
    {
        if (caller.Role != Roles.Attendee || hall.Session.State.Budgets is not { } budgets)
            return mine;
        var votes = new Dictionary<string, BudgetVote>(StringComparer.Ordinal);
        foreach (var budget in budgets.All)
        {
            if (budget.Opened && await OfAsync(budget, hall, caller, cancellation) is { Choices.IsEmpty: false } paper)
                votes[budget.Id] = paper.ToVote(budget);
        }

        return votes.Count == 0 ? mine : mine with { Budgets = votes };
    }

    private static async ValueTask<BudgetPaper?> OfAsync(Budget budget, LiveHall hall, Caller caller, CancellationToken cancellation)
    {
        try
        {
            return await hall.BudgetKeys.VoterAsync(budget, caller.AttendeeId, cancellation) is { } voter
                ? hall.Session.Replica.Budgets.Of(budget.Number)?.BallotOf(budget, voter)
                : null;
        }
        catch (JournalUnavailableException)
        {
            // Shown again with the next Me; better a ballot unseen for a while than a phone that can't get in.
            return null;
        }
    }
}
