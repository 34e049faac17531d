using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Rehearsal.Demo;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Polls;
using LiveTownHall.Tally;

namespace LiveTownHall.Server.Tests.Polls;

/// <summary>A field that somebody adds to one side and forgets in the mapping is found here.</summary>
public class MappingTests
{
    [Fact]
    public void Every_field_of_a_ballot_comes_through_both_ways()
    {
        Assert.Equal(Names(typeof(Ballot)), Names(typeof(BallotPaper)));
        var ballot = Filled<Ballot>();
        var paper = ballot.ToPaper();

        AssertNoneIsMissing(paper);
        AssertSame(ballot, paper.ToBallot());
    }

    [Fact]
    public void Every_field_of_a_draft_and_its_settings_reaches_the_check()
    {
        var draft = Filled<PollDraft>() with { Settings = Filled<PollSettings>() };
        var proposal = PollMapping.Proposal(draft);

        Assert.Equal(Names(typeof(PollDraft)).Except(["Settings"]).Concat(Names(typeof(PollSettings))).Order(StringComparer.Ordinal), Names(typeof(PollProposal)));
        AssertNoneIsMissing(proposal);
        foreach (var setting in typeof(PollSettings).GetProperties())
            Assert.Equal(setting.GetValue(draft.Settings), typeof(PollProposal).GetProperty(setting.Name)!.GetValue(proposal));
    }

    [Fact]
    public void Every_setting_of_a_definition_is_shown()
    {
        // The rule for results has two names since the first version of the protocol.
        var settings = Names(typeof(PollSettings)).Select(name => name == "ResultsVisible" ? "Results" : name);
        Assert.Equal(settings.Concat(["Kind", "Title", "Options"]).Order(StringComparer.Ordinal), Names(typeof(PollDefinition)));

        var definition = Filled<PollDefinition>();
        var shown = PollMapping.Settings(definition);
        AssertNoneIsMissing(shown);
        foreach (var setting in typeof(PollSettings).GetProperties().Where(p => p.Name != "ResultsVisible"))
            Assert.Equal(Named(typeof(PollDefinition).GetProperty(setting.Name)!.GetValue(definition)), setting.GetValue(shown));
    }

    [Fact]
    public void Every_part_of_a_result_is_shown()
    {
        var poll = new Poll { Number = 0, Id = "P", Definition = new PollDefinition { Kind = PollKind.Text, Title = "Which?" }, Picked = [7] };
        var ballots = new PollCut(0, 1, new PollTally().Latest, null, null) { Without = new Remainder(1, []) };
        var result = new PollResult
        {
            Voters = 3,
            Abstained = 2,
            Counts = [new("a", 1)],
            Histogram = [new(1, 1)],
            Mean = 1,
            Median = 2,
            BinWidth = 1,
            Words = [new("bus", 1)],
            Texts = [new(7, TermBytes.Of(["More trees"]), 1)],
            Runoff = new Runoff([new([new("a", 1)], [], 0)], ["a"]),
            Borda = [new("a", 1)],
            Givers = [new("a", 1)],
            Medians = [new("a", 1)],
            Grid = [new("a", 1, (0.5, 0.5), (0, 0), [0, 0, 0, 1], [new(0.5, 0.5, 1)])],
            Verdict = new Verdict(VerdictReason.Passed, 6, 9, 6, null, null, null),
        };

        AssertNoneIsMissing(result);
        AssertNoneIsMissing(TallyViews.Show(poll, ballots, result, View.Stage, most: 10));
    }

    [Fact]
    public void The_protocol_names_the_kinds_of_the_registry_and_no_others()
        => Assert.Equal(
            KindRegistry.All.Select(kind => kind.Name),
            typeof(PollKinds).GetFields().Select(field => (string)field.GetRawConstantValue()!));

    [Fact]
    public void The_demo_asks_a_question_of_every_kind()
        => Assert.Equal(
            KindRegistry.All.Select(kind => kind.Name).Order(StringComparer.Ordinal),
            DemoAgenda.Hall.Agenda!.Select(draft => draft.Kind!).Distinct().Order(StringComparer.Ordinal));

    private static object? Named(object? value) => value is Enum name ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name.ToString()) : value;

    private static IEnumerable<string> Names(Type type) => Fields(type).Select(property => property.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<PropertyInfo> Fields(Type type) => type.GetProperties().Where(property => property.SetMethod is not null);

    /// <summary>A value of its own in every field.</summary>
    private static T Filled<T>()
    {
        var filled = Activator.CreateInstance<T>();
        var number = 0;
        foreach (var field in Fields(typeof(T)))
            field.SetValue(filled, Some(Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType, ++number));
        return filled;
    }

    private static object? Some(Type type, int number) => type switch
    {
        _ when type == typeof(string) => "text " + number,
        _ when type == typeof(bool) => true,
        _ when type.IsEnum => Enum.ToObject(type, 1),
        _ when type.IsPrimitive => Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture),
        _ when type == typeof(ImmutableArray<PollOption>) => ImmutableArray.Create(new PollOption("a", "A")),
        _ when type.IsAssignableFrom(typeof(Dictionary<string, double>)) => new Dictionary<string, double> { ["a"] = number },
        _ when type.IsAssignableFrom(typeof(Dictionary<string, IReadOnlyList<double>>)) => new Dictionary<string, IReadOnlyList<double>> { ["a"] = [number, number] },
        _ when type == typeof(PollSettings) => new PollSettings(),
        _ when type.IsAssignableFrom(typeof(OptionDraft[])) => new[] { new OptionDraft { Id = "a", Text = "A" } },
        _ when type.IsAssignableFrom(typeof(string[])) => new[] { "entry " + number },
        _ => throw new NotSupportedException($"This test knows no value of {type}."),
    };

    private static void AssertNoneIsMissing(object mapped)
        => Assert.All(Fields(mapped.GetType()), field => Assert.True(field.GetValue(mapped) is not null, field.Name + " is missing"));

    private static void AssertSame(object expected, object actual)
        => Assert.All(Fields(expected.GetType()), field =>
        {
            var (a, b) = (field.GetValue(expected), field.GetValue(actual));
            if (a is IEnumerable list and not string)
                Assert.Equal(list.Cast<object>(), ((IEnumerable)b!).Cast<object>());
            else
                Assert.Equal(a, b);
        });
}
