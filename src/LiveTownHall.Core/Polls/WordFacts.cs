using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Polls;

/// <summary>A word of a poll is shown no more, or counts as another one. The ballots stay as they are.</summary>
/// <param name="Word">As it is counted, see <see cref="Text.WordFolding"/>.</param>
/// <param name="Into">The word it counts as; absent where it is only hidden.</param>
/// <param name="Apart">That held words and hidden ones have a bound each; absent while there are few of both, and in facts from before, which have one for both.</param>
public sealed record WordHidden(string PollId, string Word, string? Into = null, bool? Apart = null) : PollFact
{
    internal override byte LowestReader => Apart is null ? base.LowestReader : BatchFormat.RuleVersion;

    internal override string? Target => PollId;

    internal override Step ApplyTo(HallState state, Moment moment) => WordRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => Into is null ? "hideWord" : "mergeWord";
}

/// <summary>A word is shown again, as it was written.</summary>
public sealed record WordRestored(string PollId, string Word) : PollFact
{
    internal override string? Target => PollId;

    internal override Step ApplyTo(HallState state, Moment moment) => WordRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "restoreWord";
}

/// <summary>A rule keeps a word off the screens until the desk has looked at it; said by the server before the ballot that has it.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Apart">That held words and hidden ones have a bound each; absent while there are few of both, and in facts from before, which have one for both.</param>
public sealed record WordHeld(string PollId, string Word, string Rule, bool? Apart = null) : PollFact
{
    internal override byte LowestReader => Apart is null ? base.LowestReader : BatchFormat.RuleVersion;

    internal override string? Target => PollId;

    internal override string? AuditRule => Rule;

    internal override Step ApplyTo(HallState state, Moment moment) => WordRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "holdWord";
}
