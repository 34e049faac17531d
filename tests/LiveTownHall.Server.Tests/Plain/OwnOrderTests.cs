using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Plain.Ballots;

namespace LiveTownHall.Server.Tests.Plain;

public class OwnOrderTests
{
    /// <summary>The same figures stand in <c>ownOrder.test.ts</c>: the web client must not show another order.</summary>
    [Theory]
    [InlineData("", 2872998923)]
    [InlineData("a", 444641715)]
    [InlineData("person-1/01POLL/a", 137988107)]
    public void The_hash_is_that_of_the_web_client(string text, uint hash) => Assert.Equal(hash, OwnOrder.Hash(text));

    [Fact]
    public void Each_person_has_an_order_of_their_own_and_always_the_same()
    {
        var orders = Enumerable.Range(0, 40).Select(i => Order(new PollSettings { Shuffle = true, NoneOfThese = true }, "person-" + i)).ToList();

        Assert.Equal(orders, Enumerable.Range(0, 40).Select(i => Order(new PollSettings { Shuffle = true, NoneOfThese = true }, "person-" + i)));
        Assert.True(orders.Distinct().Count() > 10);
        Assert.All(orders, order => Assert.EndsWith("none", order, StringComparison.Ordinal));
        Assert.Equal("abcdnone", Order(new PollSettings(), "person-1"));
    }

    private static string Order(PollSettings settings, string person) => string.Concat(new PollView
    {
        Id = "01POLL",
        Kind = PollKinds.Single,
        Title = "Which?",
        Options = [.. new[] { "a", "b", "c", "d", "none" }.Select(id => new OptionView(id, id))],
        Settings = settings,
        State = PollStates.Open,
        ResultsVisible = ResultsVisibility.Live,
    }.ShuffledFor(person).Options.Select(o => o.Id));
}
