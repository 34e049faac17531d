using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Polls.Definition;

public class PollDefinitionTests
{
    [Fact]
    public void Every_default_of_the_protocol_is_filled_in()
    {
        var multiple = AnyPoll.Created(new PollProposal { Kind = "multiple", Title = "  Parks ", Options = [new(null, "A"), new(null, "B"), new(null, "C")] });

        Assert.Equal("Parks", multiple.Title);
        Assert.Equal(["1", "2", "3"], multiple.Options.Select(option => option.Id));
        Assert.Equal((1, 3), (multiple.MinChoices, multiple.MaxChoices));
        Assert.Equal((true, ResultsRule.AfterClose, false), (multiple.CanChange, multiple.Results, multiple.Secret));

        var rating = AnyPoll.Created(new PollProposal { Kind = "rating" });
        Assert.Equal((1, 5, 1), (rating.Min, rating.Max, rating.Step));
        Assert.Equal(3, AnyPoll.Created(new PollProposal { Kind = "words" }).MaxWords);
    }

    [Fact]
    public void What_does_not_apply_to_a_kind_is_absent()
    {
        var single = AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(2) });

        Assert.Null(single.MinChoices);
        Assert.Null(single.Min);
        Assert.Null(single.MaxWords);
    }

    [Fact]
    public void An_option_without_an_id_never_takes_one_that_the_author_gave_to_another()
    {
        var poll = AnyPoll.Created(new PollProposal { Kind = "single", Options = [new(null, "A"), new("1", "B"), new("3", "C"), new(null, "D")] });

        Assert.Equal(["2", "1", "3", "4"], poll.Options.Select(option => option.Id));
    }

    [Fact]
    public void The_callers_ids_are_used_where_there_are_none_and_not_where_they_collide()
    {
        var proposal = new PollProposal { Kind = "single", Title = "T", Options = [new(null, "A"), new("x1", "B"), new(null, "C")] };
        PollDefinition.TryCreate(proposal, PollLimits.Default, place => "x" + (place == 0 ? 1 : place), out var poll, out _);

        Assert.Equal(["1", "x1", "x2"], poll!.Options.Select(option => option.Id));
    }

    [Fact]
    public void Hidden_characters_are_taken_out_and_it_is_said_where()
    {
        var proposal = new PollProposal { Kind = "single", Title = "Bud\u202Eget", Options = [new(null, "A"), new(null, "B\u200B")] };
        Assert.True(PollDefinition.TryCreate(proposal, PollLimits.Default, null, out var poll, out _, out var stripped));

        Assert.Equal(("Budget", "B"), (poll.Title, poll.Options[1].Text));
        Assert.Equal(["title", "options[1].text"], stripped);
    }

    [Fact]
    public void Two_definitions_with_equal_parts_are_equal()
    {
        static PollDefinition Make() => AnyPoll.Created(new PollProposal { Kind = "ranking", Options = AnyPoll.Options(3), Secret = true });

        Assert.Equal(Make(), Make());
        Assert.Equal(Make().GetHashCode(), Make().GetHashCode());
        Assert.NotEqual(Make(), Make() with { Options = [new("o0", "Option 0"), new("o1", "Option 1"), new("o2", "Option two")] });
        Assert.NotEqual(Make(), Make() with { Secret = false });
    }

    [Fact]
    public void Limits_are_configurable_but_never_past_what_a_packed_ballot_can_hold()
    {
        var wide = new PollLimits { Options = 500, RankedOptions = 500 };
        Assert.False(PollDefinition.TryCreate(new PollProposal { Kind = "single", Title = "T", Options = AnyPoll.Options(65) }, wide, null, out _, out _));
        Assert.True(PollDefinition.TryCreate(new PollProposal { Kind = "single", Title = "T", Options = AnyPoll.Options(64) }, wide, null, out _, out _));
        Assert.False(PollDefinition.TryCreate(new PollProposal { Kind = "ranking", Title = "T", Options = AnyPoll.Options(16) }, wide, null, out _, out _));
    }

    public static TheoryData<string, PollProposal> Flawed() => new()
    {
        { "kind", new() { Title = "T" } },
        { "kind", new() { Title = "T", Kind = "Single" } },
        { "title", new() { Kind = "text" } },
        { "title", new() { Kind = "text", Title = " \t " } },
        { "title", new() { Kind = "text", Title = "\u200B\u202E" } },
        { "title", new() { Kind = "text", Title = new string('x', 201) } },
        { "options", new() { Kind = "single", Title = "T" } },
        { "options", new() { Kind = "single", Title = "T", Options = AnyPoll.Options(1) } },
        { "options", new() { Kind = "single", Title = "T", Options = AnyPoll.Options(51) } },
        { "options", new() { Kind = "ranking", Title = "T", Options = AnyPoll.Options(16) } },
        { "options", new() { Kind = "words", Title = "T", Options = AnyPoll.Options(2) } },
        { "options[1].text", new() { Kind = "single", Title = "T", Options = [new(null, "A"), new(null, "")] } },
        { "options[1].text", new() { Kind = "single", Title = "T", Options = [new(null, "A"), null] } },
        { "options[0].text", new() { Kind = "single", Title = "T", Options = [new(null, new string('x', 201)), new(null, "B")] } },
        { "options[1].id", new() { Kind = "single", Title = "T", Options = [new("a", "A"), new("a", "B")] } },
        { "options[1].id", new() { Kind = "single", Title = "T", Options = [new("a", "A"), new("", "B")] } },
        { "options[0].id", new() { Kind = "single", Title = "T", Options = [new("ä", "A"), new("b", "B")] } },
        { "options[0].id", new() { Kind = "single", Title = "T", Options = [new(new string('a', 41), "A"), new("b", "B")] } },
        { "settings.minChoices", new() { Kind = "single", Title = "T", Options = AnyPoll.Options(2), MinChoices = 1 } },
        { "settings.maxChoices", new() { Kind = "rating", Title = "T", MaxChoices = 1 } },
        { "settings.min", new() { Kind = "multiple", Title = "T", Options = AnyPoll.Options(2), Min = 1 } },
        { "settings.step", new() { Kind = "text", Title = "T", Step = 1 } },
        { "settings.maxWords", new() { Kind = "text", Title = "T", MaxWords = 1 } },
        { "settings.maxChoices", new() { Kind = "multiple", Title = "T", Options = AnyPoll.Options(2), MaxChoices = 3 } },
        { "settings.maxChoices", new() { Kind = "multiple", Title = "T", Options = AnyPoll.Options(2), MaxChoices = 0 } },
        { "settings.minChoices", new() { Kind = "ranking", Title = "T", Options = AnyPoll.Options(3), MinChoices = 3, MaxChoices = 2 } },
        { "settings.minChoices", new() { Kind = "ranking", Title = "T", Options = AnyPoll.Options(3), MinChoices = 0 } },
        { "settings.min", new() { Kind = "rating", Title = "T", Min = double.NaN } },
        { "settings.max", new() { Kind = "numeric", Title = "T", Max = double.PositiveInfinity } },
        { "settings.max", new() { Kind = "numeric", Title = "T", Max = 1e16 } },
        { "settings.max", new() { Kind = "rating", Title = "T", Min = 5 } },
        { "settings.max", new() { Kind = "numeric", Title = "T", Min = 3, Max = 2 } },
        { "settings.step", new() { Kind = "rating", Title = "T", Step = 0 } },
        { "settings.step", new() { Kind = "rating", Title = "T", Step = -1 } },
        { "settings.step", new() { Kind = "rating", Title = "T", Step = double.Epsilon } },
        { "settings.step", new() { Kind = "rating", Title = "T", Min = 0, Max = 1, Step = 0.3 } },
        { "settings.step", new() { Kind = "rating", Title = "T", Min = 0, Max = 101 } },
        { "settings.maxWords", new() { Kind = "words", Title = "T", MaxWords = 6 } },
        { "settings.maxWords", new() { Kind = "words", Title = "T", MaxWords = 0 } },
        { "settings.resultsVisible", new() { Kind = "text", Title = "T", ResultsVisible = "always" } },
        { "settings.closesAfterSeconds", new() { Kind = "text", Title = "T", ClosesAfterSeconds = 0 } },
        { "settings.closesAfterSeconds", new() { Kind = "text", Title = "T", ClosesAfterSeconds = 604_801 } },
    };

    [Theory]
    [MemberData(nameof(Flawed), DisableDiscoveryEnumeration = true)]
    public void A_flawed_proposal_is_refused_with_the_field_that_is_wrong(string field, PollProposal proposal)
    {
        Assert.False(PollDefinition.TryCreate(proposal, PollLimits.Default, null, out var definition, out var flaw));

        Assert.Null(definition);
        Assert.Equal(field, flaw.Field);
        Assert.EndsWith(".", flaw.Message, StringComparison.Ordinal);
    }
}
