using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Questions;

namespace LiveTownHall.Server.Tests.Questions;

public sealed class SpreadQuestionsTests
{
    private const long During = 2000;

    [Fact]
    public void New_upvotes_and_new_questions_come_a_few_at_a_time_and_all_before_the_time_is_up()
    {
        var before = Questions(50);
        IReadOnlyList<QuestionView> after = [.. before.Select(q => q with { Upvotes = q.Upvotes + 1, Score = 2 }), .. Questions(30, from: 50)];
        var spread = new SpreadQuestions(before, after, During, now: 0);
        var shown = before;
        for (var now = 0L; now < During; now += SpreadQuestions.StepEvery)
        {
            spread.GoOn(now);
            Assert.InRange(spread.Views.Except(shown, ReferenceEqualityComparer.Instance).Count(), spread.HasMore ? 1 : 0, SpreadQuestions.FewestAtOnce);
            shown = spread.Views;
        }

        Assert.False(spread.HasMore);
        Assert.Equal(after, shown);
    }

    [Fact]
    public void Between_two_steps_nothing_moves()
    {
        var before = Questions(30);
        var spread = new SpreadQuestions(before, [.. before.Select(q => q with { Upvotes = 9 })], During, now: 0);
        spread.GoOn(0);
        var first = spread.Views;
        spread.GoOn(SpreadQuestions.StepEvery - 1);
        Assert.Same(first, spread.Views);
        Assert.True(spread.HasMore);
    }

    [Fact]
    public void What_is_gone_and_what_says_something_else_now_does_not_wait()
    {
        var before = Questions(40);
        List<QuestionView> after = [.. before.Skip(1).Select(q => q with { Upvotes = 7 })];
        after[^1] = after[^1] with { State = QuestionStates.Redacted, Text = "" };
        after[^2] = after[^2] with { Text = "Edited?" };
        var spread = new SpreadQuestions(before, after, During, now: 0);
        spread.GoOn(0);
        Assert.DoesNotContain(spread.Views, q => q.Id == before[0].Id);
        Assert.Equal(after[^2..], spread.Views.TakeLast(2));
        Assert.True(spread.HasMore);
    }

    [Fact]
    public void Without_time_to_take_it_is_one_step_and_without_a_change_the_same_list()
    {
        var before = Questions(40);
        IReadOnlyList<QuestionView> after = [.. before.Select(q => q with { Upvotes = 7 })];
        var atOnce = new SpreadQuestions(before, after, during: 0, now: 0);
        atOnce.GoOn(0);
        Assert.Equal(after, atOnce.Views);
        Assert.False(atOnce.HasMore);

        var unchanged = new SpreadQuestions(before, [.. before], During, now: 0);
        unchanged.GoOn(0);
        Assert.Same(before, unchanged.Views);
        Assert.False(unchanged.HasMore);
    }

    private static IReadOnlyList<QuestionView> Questions(int count, int from = 0)
    => [
        .. Enumerable.Range(from, count).Select(i => new QuestionView
        {
            Id = $"Q{i}",
            Text = $"Question {i}?",
            State = QuestionStates.Published,
            Revision = 1,
            Upvotes = i,
            AskedAt = DateTimeOffset.UnixEpoch,
        }),
    ];
}
