using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>How an instant-runoff is counted. The default is what live polls use.</summary>
public sealed record RunoffRules
{
    public static RunoffRules Default { get; } = new();

    /// <summary>
    /// Eliminates at once the largest set of trailing options that together have fewer votes than the next one: none of them could still win.
    /// Fewer rounds, the same winner.
    /// </summary>
    public bool BatchElimination { get; init; }

    /// <summary>Goes on after somebody has a majority, until two options are left. The round that finds the winner eliminates nobody.</summary>
    public bool ContinueUntilTwo { get; init; }

    public TieRule Ties { get; init; }

    /// <summary>For <see cref="TieRule.Lots"/>.</summary>
    public string LotSeed { get; init; } = "";

    /// <summary>The rules of a poll.</summary>
    /// <param name="seed">Of its lots; null where no voting was opened yet.</param>
    public static RunoffRules Of(PollDefinition definition, string? seed) => definition.Ties switch
    {
        PollTies.PreviousThenLot => new() { Ties = TieRule.Lots, LotSeed = seed ?? "" },
        PollTies.BothLeave => new() { Ties = TieRule.BothLeave },
        _ => Default,
    };

    /// <summary>
    /// Asked before the stated tie-break, with the round from 1, the tied places in the order of the agenda, and whether one of them is to be
    /// <see cref="TieAction.Elect">elected</see> or eliminated. Gives one of the places, or null for the stated rule.
    /// </summary>
    public Func<int, ImmutableArray<int>, TieAction, int?>? TieBreak { get; init; }
}

/// <summary>What separates options with equal votes.</summary>
public enum TieRule
{
    /// <summary>The votes in earlier rounds, latest first; then the agenda for who leaves, and nothing for who wins.</summary>
    EarlierRounds,

    /// <summary>The agenda alone: of tied options the last leaves, the first wins.</summary>
    AgendaOrder,

    /// <summary>The votes in earlier rounds, latest first; then <see cref="Polls.Lots"/> for who leaves, and nothing for who wins.</summary>
    Lots,

    /// <summary>The votes in earlier rounds, latest first; then all that are still tied leave, or win where nobody else is left.</summary>
    BothLeave,
}

public enum TieAction
{
    Eliminate,
    Elect,
}
