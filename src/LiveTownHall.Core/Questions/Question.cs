using System.Collections.Immutable;
using LiveTownHall.Core.Moderation;

namespace LiveTownHall.Core.Questions;

/// <summary>A question of a hall, without its upvotes. Immutable.</summary>
public sealed record Question
{
    /// <summary>Dense from 0 in order of asking; what upvotes name.</summary>
    public required int Number { get; init; }

    public required string Id { get; init; }

    public required string AuthorId { get; init; }

    /// <summary>Null for a question without a name.</summary>
    public string? AuthorName { get; init; }

    /// <summary>How the desk knows the author: the person's id where they gave their name, else a number of its own, so that nothing leads from one to the other.</summary>
    public required string Handle { get; init; }

    public string? Language { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public required long AskedAt { get; init; }

    public required string Text { get; init; }

    /// <summary>From 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The texts of earlier revisions, oldest first.</summary>
    public ImmutableArray<string> Earlier { get; init; } = [];

    /// <summary>Ids of the rules that spoke of the present text.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    public required Standing Standing { get; init; }

    /// <summary>The newest change of <see cref="Standing"/>; null where its author or nobody made it.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Number of the question it joined.</summary>
    public int? MergedInto { get; init; }

    /// <summary>Numbers of the questions that joined it.</summary>
    public ImmutableArray<int> Merged { get; init; } = [];

    public Lease? Claim { get; init; }

    public ImmutableArray<FlagCase> Flags { get; init; } = [];

    /// <summary>What the open cases weigh together.</summary>
    internal FlagSum FlagSum { get; init; } = FlagSum.None;

    public ImmutableArray<ContextNote> Context { get; init; } = [];

    public ImmutableSortedSet<string> Labels { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public bool Pinned { get; init; }

    /// <summary>Language tag to text.</summary>
    public ImmutableSortedDictionary<string, string> Translations { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public Redaction? Redaction { get; init; }

    public QuestionState State => Standing.State;
}

/// <summary>All of a question that a verdict changes, so that a verdict can be taken back.</summary>
public sealed record Standing(QuestionState State)
{
    /// <summary>The rule that holds it, <c>flags</c>, or null for a person.</summary>
    public string? HeldBy { get; init; }

    /// <summary>Why it was rejected or redacted.</summary>
    public string? Reason { get; init; }

    /// <summary>To the author.</summary>
    public string? Note { get; init; }

    public QuestionAnswer? Answer { get; init; }

    public FollowUp? FollowUp { get; init; }

    public Appeal? Appeal { get; init; }

    /// <summary>The newest revision a person approved; flags do not hold that one again. 0 for none.</summary>
    public int ApprovedRevision { get; init; }

    /// <summary>Who rejected it; they can't decide the appeal.</summary>
    public string? RejectedBy { get; init; }

    /// <summary>How they came in, see <see cref="Facts.Actor.Via"/>.</summary>
    public string? RejectedVia { get; init; }

    /// <summary>merged: the state it goes back to.</summary>
    public QuestionState? Before { get; init; }
}

/// <param name="Text">Null for an answer given live.</param>
/// <param name="At">Unix milliseconds.</param>
public sealed record QuestionAnswer(string? Text, long At);

/// <param name="Due">A day as <c>yyyy-MM-dd</c>.</param>
public sealed record FollowUp(string? Owner, string? Due, bool Done = false);

/// <param name="State">open, granted or dismissed.</param>
public sealed record Appeal(string State, string? Text, long At);

/// <summary>Who changed where an item stands, and from what.</summary>
/// <param name="Action">One of <see cref="Verdicts"/>, <see cref="Merge"/>, <see cref="Unmerge"/> or <see cref="Undo"/>.</param>
/// <param name="By">Staff id, or <see cref="System"/>.</param>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Former">What an undo goes back to.</param>
public sealed record Decision(string By, string Role, string Action, long At, int Revision, Standing Former, QuestionState To)
{
    public const string System = "system";
    public const string Merge = "merge";
    public const string Unmerge = "unmerge";
    public const string Undo = "undo";

    /// <summary>Whether it is one that <see cref="Moderation.DecisionUndone"/> takes back, time and person apart.</summary>
    public bool CanBeUndone => Action is not (Merge or Unmerge or Undo) && By != System;
}
