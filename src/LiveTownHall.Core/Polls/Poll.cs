using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace LiveTownHall.Core.Polls;

public enum PollPhase
{
    Draft,
    Open,
    Closed,
}

/// <summary>A poll of a hall, without its ballots.</summary>
public sealed record Poll
{
    /// <summary>Dense from 0 in order of creation; what ballots name.</summary>
    public required int Number { get; init; }

    public required string Id { get; init; }

    public required PollDefinition Definition { get; init; }

    public PollPhase Phase { get; init; }

    /// <summary>From 1. A reset starts the next one; a ballot counts in the round it names.</summary>
    public int Round { get; init; } = 1;

    /// <summary>From 1, one more with every change of the definition: what an edit names as seen. Follows from the facts, so the canonical state goes without it.</summary>
    [JsonIgnore]
    public int Revision { get; init; } = 1;

    /// <summary>
    /// The revision that brought the present wording: a ballot that names an earlier one was cast on other words. Not in the canonical state, see <see cref="Revision"/>.
    /// </summary>
    [JsonIgnore]
    public int WordedAt { get; init; } = 1;

    /// <summary>How the poll read before its wording was changed while it had votes, oldest first. Not in the canonical state, see <see cref="Revision"/>.</summary>
    [JsonIgnore]
    public ImmutableArray<FormerWording> Reworded { get; init; } = [];

    /// <summary>Options that came while people had voted already, oldest first. Not in the canonical state, see <see cref="Revision"/>.</summary>
    [JsonIgnore]
    public ImmutableArray<AddedOption> Added { get; init; } = [];

    /// <summary>What its lots are drawn by, from its opening on; null for a poll that draws none.</summary>
    public string? LotSeed { get; init; }

    /// <summary>Unix milliseconds; null without a timer.</summary>
    public long? ClosesAt { get; init; }

    /// <summary>What a facilitator decided about showing the result; null where the poll's rule decides.</summary>
    public bool? Shown { get; init; }

    /// <summary>Who was there when it opened; null for a poll that does not look at the roll.</summary>
    public Roll? RollAtOpen { get; init; }

    /// <summary>Who is there, and once it is closed who was there then; null for a poll that does not look at the roll.</summary>
    public Roll? Roll { get; init; }

    /// <summary>Pool ids of the open answers a facilitator picked for everybody.</summary>
    public ImmutableSortedSet<ulong> Picked { get; init; } = [];

    /// <summary>Words that are not shown, or count as another one, in ordinal order; null where there is none.</summary>
    public ImmutableArray<HiddenWord>? HiddenWords { get; init; }

    /// <summary>Words that a rule held and the desk has shown; null where there are none.</summary>
    public ImmutableSortedSet<string>? ShownWords { get; init; }

    /// <summary>Ballots that a second result is counted without, or that somebody proposed so; null where there are none.</summary>
    public ImmutableArray<Discount>? Discounts { get; init; }

    /// <summary>How many attendees were connected when it closed; null while it is not closed, and in journals that do not say.</summary>
    public int? Present { get; init; }

    /// <summary>How many codes had been taken from a device when the round was opened, see <see cref="Codes.CodesState.Releases"/>; null where none had.</summary>
    public int? CodesReleased { get; init; }

    /// <summary>Whether the audience sees the result now.</summary>
    public bool ResultsShown => Shown ?? Definition.Results switch
    {
        ResultsRule.Live => Phase is PollPhase.Open or PollPhase.Closed,
        ResultsRule.AfterClose => Phase is PollPhase.Closed,
        _ => false,
    };
}
