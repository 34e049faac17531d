using LiveTownHall.Contracts.Hubs;
using MessagePack;

namespace LiveTownHall.Contracts.Questions;

/// <summary>Argument of AskQuestion. Sent again with the same id it changes nothing and gets the first outcome.</summary>
[MessagePackObject]
public sealed record AskQuestion
{
    /// <summary>A ULID made by the caller.</summary>
    [Key(0)] public string? QuestionId { get; init; }

    /// <summary>1 to 500 characters.</summary>
    [Key(1)] public string? Text { get; init; }

    /// <summary>BCP 47 tag.</summary>
    [Key(2)] public string? Language { get; init; }

    /// <summary>Without the asker's name (default true where the hall allows it).</summary>
    [Key(3)] public bool? Anonymous { get; init; }
}

/// <summary>Argument of EditQuestion (with a text) and WithdrawQuestion.</summary>
[MessagePackObject]
public sealed record ChangeQuestion
{
    [Key(0)] public string? QuestionId { get; init; }

    /// <summary>The revision the author saw.</summary>
    [Key(1)] public int Revision { get; init; }

    [Key(2)] public string? Text { get; init; }
}

/// <summary>Argument of Upvote.</summary>
[MessagePackObject]
public sealed record Upvote
{
    [Key(0)] public string? QuestionId { get; init; }

    /// <summary>False takes it back.</summary>
    [Key(1)] public bool On { get; init; }

    /// <summary>The fence that a refusal on this connection offered last.</summary>
    [Key(2)] public long? Fence { get; init; }
}

/// <summary>Argument of Flag.</summary>
[MessagePackObject]
public sealed record Flag
{
    [Key(0)] public string? ItemId { get; init; }

    /// <summary>One of <see cref="Moderation.FlagCategories"/>.</summary>
    [Key(1), OneOf(typeof(Moderation.FlagCategories))] public string? Category { get; init; }

    [Key(2)] public string? Note { get; init; }
}

/// <summary>Argument of Appeal: the author of a rejected question asks for a second look, by somebody else.</summary>
[MessagePackObject]
public sealed record Appeal
{
    [Key(0)] public string? QuestionId { get; init; }

    [Key(1)] public string? Text { get; init; }
}

/// <summary>Argument of FindQuestions: pages through, and searches, the questions the caller may see.</summary>
[MessagePackObject]
public sealed record FindQuestions
{
    /// <summary>Words to search for; absent for all.</summary>
    [Key(0)] public string? Query { get; init; }

    /// <summary>One of <see cref="QuestionOrders"/>; default popular, for a search relevance.</summary>
    [Key(1), OneOf(typeof(QuestionOrders))] public string? Order { get; init; }

    /// <summary>From 0.</summary>
    [Key(2)] public int Offset { get; init; }

    /// <summary>1 to 50; default 20.</summary>
    [Key(3)] public int? Limit { get; init; }

    /// <summary>Only these states; absent for all the caller may see.</summary>
    [Key(4)] public IReadOnlyList<string>? States { get; init; }

    /// <summary>Only this language.</summary>
    [Key(5)] public string? Language { get; init; }

    /// <summary>Backstage: only with this label.</summary>
    [Key(6)] public string? Label { get; init; }

    /// <summary>Backstage: only with an open flag of this category, or <c>any</c>.</summary>
    [Key(7)] public string? FlaggedAs { get; init; }

    /// <summary>Backstage: only hit by this rule, or <c>any</c>.</summary>
    [Key(8)] public string? Rule { get; init; }

    /// <summary>Backstage: only by this author, by the handle of <see cref="Moderation.DeskItem.AuthorId"/>.</summary>
    [Key(9)] public string? Author { get; init; }
}

/// <summary>Argument of SimilarQuestions: near-duplicates of a text that is being written.</summary>
[MessagePackObject]
public sealed record SimilarQuestions
{
    [Key(0)] public string? Text { get; init; }

    [Key(1)] public string? Language { get; init; }
}

/// <summary>What FindQuestions and SimilarQuestions return.</summary>
[MessagePackObject]
public sealed record QuestionPage
{
    [Key(0)] public required bool Ok { get; init; }

    [Key(1)] public long? Position { get; init; }

    [Key(2)] public Refusal? Error { get; init; }

    [Key(3)] public IReadOnlyList<QuestionView>? Questions { get; init; }

    /// <summary>How many there are in all.</summary>
    [Key(4)] public int? Total { get; init; }
}
