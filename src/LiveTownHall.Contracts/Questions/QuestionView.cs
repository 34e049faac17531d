using MessagePack;

namespace LiveTownHall.Contracts.Questions;

/// <summary>A question as one role may see it.</summary>
[MessagePackObject]
public sealed record QuestionView
{
    [Key(0)] public required string Id { get; init; }

    [Key(1)] public required string Text { get; init; }

    [Key(2)] public AuthorView? Author { get; init; }

    [Key(3)] public string? Language { get; init; }

    [Key(4)] public required string State { get; init; }

    [Key(5)] public required int Revision { get; init; }

    [Key(6)] public required long Upvotes { get; init; }

    [Key(7)] public required DateTimeOffset AskedAt { get; init; }

    [Key(8)] public bool? Mine { get; init; }

    [Key(9)] public string? MergedInto { get; init; }

    [Key(10)] public IReadOnlyList<ContextView>? Context { get; init; }

    [Key(11)] public AnswerView? Answer { get; init; }
}

[MessagePackObject]
public sealed record AuthorView([property: Key(0)] string Name);

[MessagePackObject]
public sealed record ContextView(
    [property: Key(0)] string Id,
    [property: Key(1)] string Text,
    [property: Key(2)] IReadOnlyList<string> Sources);

[MessagePackObject]
public sealed record AnswerView(
    [property: Key(0)] string Kind,
    [property: Key(1)] string? Text,
    [property: Key(2)] DateTimeOffset At);
