using LiveTownHall.Text.Duplicates;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Text.Tests.Duplicates;

public sealed class TextBurstsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TextBursts _bursts;

    public TextBurstsTests() => _bursts = new TextBursts(_time);

    [Fact]
    public void The_fourth_person_with_the_same_text_makes_a_card_and_later_ones_join_it()
    {
        Assert.Null(_bursts.Observe("a", "1", "Stop the dam!"));
        Assert.Null(_bursts.Observe("b", "2", "STOP the dam"));
        Assert.Null(_bursts.Observe("c", "3", "stop the dam... https://x.example"));
        var card = _bursts.Observe("d", "4", "Ｓｔｏｐ the dám");
        Assert.Equal((4, true), (card!.People, card.IsNew));
        Assert.Equal(["1", "2", "3", "4"], card.Items);
        var next = _bursts.Observe("e", "5", "Stop the dam!");
        Assert.Equal((5, false, card.Key), (next!.People, next.IsNew, next.Key));
    }

    [Fact]
    public void One_person_four_times_is_no_burst()
    {
        for (var i = 0; i < 6; i++)
            Assert.Null(_bursts.Observe("a", $"{i}", "Stop the dam!"));
    }

    [Fact]
    public void Four_people_over_more_than_two_minutes_are_no_burst()
    {
        foreach (var person in "abcdefgh")
        {
            Assert.Null(_bursts.Observe($"{person}", $"{person}", "Stop the dam!"));
            _time.Advance(TimeSpan.FromSeconds(50));
        }
    }

    [Fact]
    public void After_a_quiet_time_a_burst_is_new_again()
    {
        foreach (var person in "abcd")
            _bursts.Observe($"{person}", $"{person}", "Stop the dam!");
        _time.Advance(TimeSpan.FromMinutes(3));
        Assert.Null(_bursts.Observe("e", "e", "Stop the dam!"));
    }

    [Fact]
    public void A_flood_of_texts_pushes_out_the_oldest_and_nothing_else()
    {
        foreach (var person in "abc")
            _bursts.Observe($"{person}", $"{person}", "Stop the dam!");
        for (var i = 0; i < 20_001; i++)
            _bursts.Observe("x", $"{i}", $"Text {i}");
        Assert.Null(_bursts.Observe("d", "d", "Stop the dam!"));
        foreach (var person in "efg")
            _bursts.Observe($"{person}", $"{person}", "Stop the dam!");
        Assert.NotNull(_bursts.Observe("h", "h", "Stop the dam!"));
    }

    [Theory]
    [MemberData(nameof(HostileText.All), MemberType = typeof(HostileText))]
    public void No_text_makes_it_throw(string? text) => Assert.Null(_bursts.Observe("a", "1", text));
}
