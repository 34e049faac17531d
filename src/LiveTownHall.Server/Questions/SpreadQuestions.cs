using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Questions;

/// <summary>The way from the questions that a view shows to those that it should: counts and new questions a few at a time, everything else at once.</summary>
/// <remarks>
/// In a storm nearly every question of a frame has new upvotes. Sent to thousands of phones in one go that is a burst which votes have to wait for; spread
/// over the ticks until the next look it rides on frames that go out anyway. What is no longer to be seen is gone with the first step.
/// </remarks>
internal sealed class SpreadQuestions
{
    /// <summary>Milliseconds between two steps.</summary>
    public const long StepEvery = 200;

    /// <summary>Fewer would be frames for their own sake.</summary>
    public const int FewestAtOnce = 8;

    private readonly IReadOnlyList<QuestionView> _target;
    private readonly int _atOnce;
    private long _nextStep;

    /// <param name="shown">What the view shows now.</param>
    /// <param name="target">What it should show. A question that did not change is the same object in both.</param>
    /// <param name="during">Milliseconds to take for it; 0 for at once.</param>
    /// <param name="now">Unix milliseconds.</param>
    public SpreadQuestions(IReadOnlyList<QuestionView> shown, IReadOnlyList<QuestionView> target, long during, long now)
    {
        (Views, _target, _nextStep) = (shown, target, now);
        _atOnce = during < 2 * StepEvery ? int.MaxValue : Math.Max(FewestAtOnce, (int)Math.Ceiling(target.Count * (double)StepEvery / during));
    }

    public IReadOnlyList<QuestionView> Views { get; private set; }

    /// <summary>Whether a later step has something left to show.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>Takes the next step if it is time for it. Where nothing changed the list stays the same object, so that comparing frames is cheap.</summary>
    public void GoOn(long now)
    {
        if (!HasMore || now < _nextStep)
            return;
        _nextStep = now + StepEvery;
        var (former, left) = (Views.ToDictionary(q => q.Id, StringComparer.Ordinal), _atOnce);
        var next = new List<QuestionView>(_target.Count);
        HasMore = false;
        foreach (var question in _target)
        {
            var was = former.GetValueOrDefault(question.Id);
            if (ReferenceEquals(was, question) || !CanWait(was, question) || left-- > 0)
            {
                next.Add(question);
                continue;
            }

            HasMore = true;
            if (was is not null)
                next.Add(was);
        }

        if (!next.SequenceEqual(Views, ReferenceEqualityComparer.Instance))
            Views = next;
    }

    private static bool CanWait(QuestionView? was, QuestionView question)
        => was is null || (was with { Upvotes = question.Upvotes, Score = question.Score }) == question;
}
