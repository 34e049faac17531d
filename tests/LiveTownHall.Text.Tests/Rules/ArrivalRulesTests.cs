using LiveTownHall.Text.Rules;
using LiveTownHall.Text.Rules.Arrivals;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Text.Tests.Rules;

public sealed class ArrivalRulesTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ArrivalRules _rules;

    public ArrivalRulesTests() => _rules = new ArrivalRules(new RuleSettings { AuthorRate = 3, NetworkRate = 5 }, _time);

    [Fact]
    public void The_same_person_saying_the_same_again_is_held_however_it_is_decorated()
    {
        Assert.Empty(_rules.Observe("ann", null, "Why no bus?"));
        Assert.Empty(_rules.Observe("bob", null, "Why no bus?"));
        Assert.Equal([new RuleHit(RuleIds.Repetition, RuleAction.Hold)], _rules.Observe("ann", null, "WHY, no bus!!"));
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.Empty(_rules.Observe("ann", null, "Why no bus?"));
    }

    [Fact]
    public void More_than_one_person_asks_is_held_and_the_pause_frees_it()
    {
        for (var i = 0; i < 3; i++)
            Assert.Empty(_rules.Observe("ann", null, $"Question {i}"));
        Assert.Equal([new RuleHit(RuleIds.AuthorRate, RuleAction.Hold)], _rules.Observe("ann", null, "Question 4"));
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Empty(_rules.Observe("ann", null, "Question 5"));
    }

    [Fact]
    public void More_than_one_network_asks_is_marked()
    {
        for (var i = 0; i < 5; i++)
            Assert.Empty(_rules.Observe($"p{i}", "net", $"Question {i}"));
        Assert.Equal([new RuleHit(RuleIds.NetworkRate, RuleAction.Mark)], _rules.Observe("p9", "net", "Question 9"));
        Assert.Empty(_rules.Observe("p10", "other", "Question 10"));
    }

    [Theory]
    [MemberData(nameof(HostileText.All), MemberType = typeof(HostileText))]
    public void No_text_makes_it_throw(string? text) => Assert.Empty(_rules.Observe("ann", "net", text));
}
