using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Polls.Definition;

public class SharedSettingsTests
{
    [Fact]
    public void What_is_not_set_is_not_stored_so_that_older_readers_go_on()
    {
        var poll = AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(2), Shuffle = false, NoneOfThese = false, Abstain = false, Description = " " });

        Assert.Equal(AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(2) }), poll);
        Assert.Null(poll.Abstain ?? poll.Shuffle ?? poll.NoneOfThese);
        Assert.Null(poll.Ties);
    }

    [Theory]
    [InlineData("motion", "abstain")]
    [InlineData("text", "noneOfThese")]
    [InlineData("words", "shuffle")]
    [InlineData("single", "minLabel")]
    [InlineData("points", "ties")]
    public void A_setting_of_other_kinds_is_named(string kind, string setting)
    {
        var proposal = new PollProposal
        {
            Kind = kind,
            Title = "Which?",
            Options = kind is "single" or "points" ? AnyPoll.Options(2) : null,
            Abstain = setting == "abstain" ? true : null,
            NoneOfThese = setting == "noneOfThese" ? true : null,
            Shuffle = setting == "shuffle" ? true : null,
            MinLabel = setting == "minLabel" ? "Low" : null,
            Ties = setting == "ties" ? "bothLeave" : null,
        };

        Assert.False(PollDefinition.TryCreate(proposal, PollLimits.Default, null, out _, out var flaw));
        Assert.Equal("settings." + setting, flaw.Field);
    }

    [Fact]
    public void Ties_are_one_of_three_words_and_labels_and_descriptions_are_bounded()
    {
        var ranking = new PollProposal { Kind = "ranking", Title = "Which?", Options = AnyPoll.Options(3) };
        Assert.False(PollDefinition.TryCreate(ranking with { Ties = "coin" }, PollLimits.Default, null, out _, out var flaw));
        Assert.Equal("settings.ties", flaw.Field);
        Assert.False(PollDefinition.TryCreate(ranking with { Description = new string('x', 501) }, PollLimits.Default, null, out _, out flaw));
        Assert.Equal("settings.description", flaw.Field);
        Assert.False(PollDefinition.TryCreate(new PollProposal { Kind = "rating", Title = "How?", MaxLabel = new string('x', 61) }, PollLimits.Default, null, out _, out flaw));
        Assert.Equal("settings.maxLabel", flaw.Field);
    }

    [Fact]
    public void None_of_these_comes_last_and_stands_alone()
    {
        var poll = AnyPoll.Created(new PollProposal { Kind = "multiple", Options = AnyPoll.Options(3), MinChoices = 2, NoneOfThese = true });

        Assert.Equal((new PollOption("none", "None of these"), 3), (poll.Options[^1], poll.MaxChoices));
        Assert.True(poll.IsSound);
        Assert.True(Marking.TryPack(poll, new BallotPaper { Choices = ["none"] }, out var none, out _));
        Assert.True(Marking.IsValid(poll, none));
        Assert.False(Marking.IsValid(poll, none.Bits | 1));
        Assert.False(Marking.TryPack(poll, new BallotPaper { Choices = ["none", "o1"] }, out _, out var flaw));
        Assert.Equal("ballot.choices", flaw.Field);
        Assert.False((poll with { Options = poll.Options[..3] }).IsSound);
    }

    [Fact]
    public void None_of_these_takes_the_text_that_its_author_gives_it()
    {
        var poll = AnyPoll.Created(new PollProposal { Kind = "single", Options = [new("none", "Neither"), .. AnyPoll.Options(2)], NoneOfThese = true });
        Assert.Equal(["Option 0", "Option 1", "Neither"], poll.Options.Select(o => o.Text));
    }
}
