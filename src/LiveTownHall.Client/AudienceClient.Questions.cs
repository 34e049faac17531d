using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Client;

/// <summary>What an attendee does with questions.</summary>
/// <remarks>A command whose answer was lost is a refusal with <see cref="Connection.ClientRefusals.Disconnected"/>; sending it again, with the same id, is safe.</remarks>
public sealed partial class AudienceClient
{
    /// <param name="question">With a new ULID of the caller's.</param>
    /// <returns>With the state the question landed in.</returns>
    public Task<Outcome> AskQuestionAsync(AskQuestion question, CancellationToken cancellation = default) => InvokeAsync("AskQuestion", question, cancellation);

    /// <param name="revision">The one the author saw.</param>
    public Task<Outcome> EditQuestionAsync(string questionId, int revision, string text, CancellationToken cancellation = default)
        => InvokeAsync("EditQuestion", new ChangeQuestion { QuestionId = questionId, Revision = revision, Text = text }, cancellation);

    /// <inheritdoc cref="EditQuestionAsync"/>
    public Task<Outcome> WithdrawQuestionAsync(string questionId, int revision, CancellationToken cancellation = default)
        => InvokeAsync("WithdrawQuestion", new ChangeQuestion { QuestionId = questionId, Revision = revision }, cancellation);

    public Task<Outcome> AppealAsync(string questionId, string? text = null, CancellationToken cancellation = default)
        => InvokeAsync("Appeal", new Appeal { QuestionId = questionId, Text = text }, cancellation);

    /// <param name="on">False takes it back.</param>
    public Task<Outcome> UpvoteAsync(string questionId, bool on = true, CancellationToken cancellation = default)
        => MarkAsync("Upvote", fence => new Upvote { QuestionId = questionId, On = on, Fence = fence }, cancellation);

    /// <param name="category">One of <see cref="FlagCategories"/>.</param>
    public Task<Outcome> FlagAsync(string itemId, string category, string? note = null, CancellationToken cancellation = default)
        => InvokeAsync("Flag", new Flag { ItemId = itemId, Category = category, Note = note }, cancellation);
}
