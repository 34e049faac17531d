using MessagePack;

namespace LiveTownHall.Contracts.Polls;

/// <summary>A poll as one role may see it.</summary>
[MessagePackObject]
public sealed record PollView
{
    [Key(0)] public required string Id { get; init; }

    /// <summary>One of <see cref="PollKinds"/>.</summary>
    [Key(1), OneOf(typeof(PollKinds))] public required string Kind { get; init; }

    [Key(2)] public required string Title { get; init; }

    [Key(3)] public required IReadOnlyList<OptionView> Options { get; init; }

    /// <summary>With every default filled in that applies to the kind.</summary>
    [Key(4)] public required PollSettings Settings { get; init; }

    /// <summary>One of <see cref="PollStates"/>.</summary>
    [Key(5), OneOf(typeof(PollStates))] public required string State { get; init; }

    /// <summary>When the poll closes by itself; absent without a timer.</summary>
    [Key(6)] public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>The rule: one of <see cref="ResultsVisibility"/>. <see cref="ResultsShown"/> is its effect now.</summary>
    [Key(7), OneOf(typeof(ResultsVisibility))] public required string ResultsVisible { get; init; }

    /// <summary>Present where this viewer may see the result now.</summary>
    [Key(8)] public TallyView? Tally { get; init; }

    /// <summary>From 1; a reset starts the next round with no ballots.</summary>
    [Key(9)] public int Round { get; init; } = 1;

    /// <summary>True while the audience sees the result.</summary>
    [Key(10)] public bool ResultsShown { get; init; }

    /// <summary>From 1, one more with every change of wording or settings: what an edit can name as seen.</summary>
    [Key(11)] public int Revision { get; init; } = 1;

    /// <summary>How many attendees were connected when it closed; absent while it is not closed, and where the record does not say.</summary>
    [Key(12)] public int? Present { get; init; }

    /// <summary>How it read before its wording was changed while it had votes, oldest first; absent where it was not.</summary>
    [Key(13)] public IReadOnlyList<RewordedView>? Reworded { get; init; }

    /// <summary>Backstage: words that are hidden, or count as another one.</summary>
    [Key(14)] public IReadOnlyList<HiddenWordView>? HiddenWords { get; init; }

    /// <summary>On the wall, while it is open and its result is not shown: people who have voted or abstained.</summary>
    [Key(15)] public long? Voted { get; init; }

    /// <summary>Backstage: ballots that are left out of a second result, or that a colleague proposed so.</summary>
    [Key(16)] public IReadOnlyList<DiscountView>? Discounts { get; init; }

    /// <summary>Options that were added while it had votes, oldest first; absent where none was.</summary>
    [Key(17)] public IReadOnlyList<AddedOptionView>? Added { get; init; }
}

/// <param name="Voters">People whose ballots are meant.</param>
/// <param name="On">Whether they are left out now.</param>
/// <param name="ProposedBy">Who proposed the opposite and waits for a second person; absent where nobody did.</param>
[MessagePackObject]
public sealed record DiscountView(
    [property: Key(0)] string WarningId,
    [property: Key(1)] int Voters,
    [property: Key(2)] bool On,
    [property: Key(3)] string? ProposedBy = null);

/// <summary>A wording that people have voted on.</summary>
/// <param name="Votes">People who had voted when it was changed.</param>
/// <param name="Title">As it was until then.</param>
/// <param name="Options">As they were until then.</param>
/// <param name="Description">As it was until then; absent where there was none.</param>
/// <param name="MinLabel">As it was until then; absent where there was none.</param>
/// <param name="MaxLabel">As it was until then; absent where there was none.</param>
[MessagePackObject]
public sealed record RewordedView(
    [property: Key(0)] long Votes,
    [property: Key(1)] string Title,
    [property: Key(2)] IReadOnlyList<OptionView> Options,
    [property: Key(3)] string? Description = null,
    [property: Key(4)] string? MinLabel = null,
    [property: Key(5)] string? MaxLabel = null);

/// <param name="Votes">People who had voted when it was added.</param>
[MessagePackObject]
public sealed record AddedOptionView([property: Key(0)] string OptionId, [property: Key(1)] long Votes);

/// <param name="Into">The word it counts as; absent where it is only hidden.</param>
/// <param name="Rule">The rule that held it until somebody has looked; absent where a person hid it.</param>
[MessagePackObject]
public sealed record HiddenWordView([property: Key(0)] string Word, [property: Key(1)] string? Into = null, [property: Key(2)] string? Rule = null);
