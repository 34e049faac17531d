using System.Collections.Immutable;

namespace LiveTownHall.Core.Facts;

/// <param name="Text">Cleaned before it was written, see <see cref="Text.PlainText"/>.</param>
/// <param name="Author">The asker's name; null for a question without one.</param>
/// <param name="Rules">Ids of the rules that held or marked the text on the node that took it in; lists and counters differ over time, so the journal keeps what they said.</param>
/// <param name="Hold">The rule among them that wants it held.</param>
public sealed record QuestionAsked(
    string QuestionId,
    string Text,
    string? Language = null,
    string? Author = null,
    ImmutableArray<string>? Rules = null,
    string? Hold = null) : Fact;

/// <param name="Revision">The revision the author saw.</param>
/// <inheritdoc cref="QuestionAsked"/>
public sealed record QuestionEdited(
    string QuestionId,
    int Revision,
    string Text,
    ImmutableArray<string>? Rules = null,
    string? Hold = null) : Fact;

public sealed record QuestionWithdrawn(string QuestionId, int Revision) : Fact;

public sealed record QuestionAppealed(string QuestionId, string? Text = null) : Fact;

public sealed record QuestionMerged(string QuestionId, string Into) : Fact;

public sealed record QuestionUnmerged(string QuestionId) : Fact;
