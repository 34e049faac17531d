using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Budgets;
using LiveTownHall.Server.Codes;
using LiveTownHall.Server.Polls;

namespace LiveTownHall.Server.Archives;

/// <summary>What a hall has in its store's directory beside its journal: the join code that leads to it, and the keys that turn people into voters.</summary>
internal static class HallKeysInStore
{
    /// <summary>Their names. A round that is over by a reset needs its key no more, since nobody can vote in it.</summary>
    public static IEnumerable<string> NamesOf(HallState hall)
        => [
            JoinName(hall),
            PollKeys.UpvotersNameOf(hall.HallId),
            .. hall.Codes is null ? Enumerable.Empty<string>() : [CodeKeys.NameOf(hall.HallId)],
            .. hall.Polls.Select(poll => PollKeys.NameOf(hall.HallId, poll.Number, poll.Round)),
            .. (hall.Budgets?.All ?? []).Select(budget => BudgetKeys.NameOf(hall.HallId, budget.Number)),
        ];

    /// <summary>Those of them whose names do not tell the hall; what else is in the directory of a hall has its id in the name.</summary>
    public static IReadOnlyList<string> NamesWithoutHall(HallState hall) => [JoinName(hall)];

    /// <summary>The one that must be there.</summary>
    public static string JoinName(HallState hall) => $"join/{hall.JoinCode}";

    /// <summary>Secret polls that are open: whoever has their keys can link ballots to people until they close.</summary>
    public static int OpenSecrets(HallState hall) => hall.Polls.Count(poll => poll.Definition.Secret && poll.Phase == PollPhase.Open);
}
