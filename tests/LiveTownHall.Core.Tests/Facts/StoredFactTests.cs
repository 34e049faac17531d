using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>Journals outlive programs: what is written here may gain members, and must never be written in another way.</summary>
public class StoredFactTests
{
    private const string Everything =
        """{"kind":"multiple","title":"Parks","options":[{"id":"o1","text":"More"},{"id":"o2","text":"Fewer"}],"minChoices":1,"maxChoices":2,"min":0,"max":10,"step":0.5,"maxWords":3,"canChange":false,"results":"live","secret":true,"closesAfterSeconds":60}""";

    private const string By = "\"by\":{\"id\":\"A1\",\"role\":\"facilitator\"}";

    private static readonly Dictionary<Type, string> Stored = new()
    {
        [typeof(HallCreated)] = """{"fact":"hallCreated",BY,"hallId":"H1","title":"Budget evening","description":"Hall 3","languages":["en","fr"],"joinCode":"ABC234","keyHashes":{"facilitator":"ff","moderator":"0f"},"moderation":"pre","anonymousQuestions":true}""",
        [typeof(HallUpdated)] = """{"fact":"hallUpdated",BY,"title":"Budget night","description":"","languages":["de"],"colour":"#102030","logo":"data:image/png;base64,AAAA"}""",
        [typeof(HallOpened)] = """{"fact":"hallOpened",BY}""",
        [typeof(HallClosed)] = """{"fact":"hallClosed",BY}""",
        [typeof(PollCreated)] = """{"fact":"pollCreated",BY,"pollId":"P1","definition":EVERYTHING}""",
        [typeof(PollUpdated)] = """{"fact":"pollUpdated",BY,"pollId":"P1","definition":EVERYTHING}""",
        [typeof(PollMoved)] = """{"fact":"pollMoved",BY,"pollId":"P1","before":"P2"}""",
        [typeof(PollOpened)] = """{"fact":"pollOpened",BY,"pollId":"P1","closesAt":1700000000000}""",
        [typeof(PollReopened)] = """{"fact":"pollReopened",BY,"pollId":"P1","closesAt":1700000000000}""",
        [typeof(PollClosed)] = """{"fact":"pollClosed",BY,"pollId":"P1","closesAt":1700000000000}""",
        [typeof(PollTimedOut)] = """{"fact":"pollTimedOut","pollId":"P1","round":2,"closesAt":1700000000000}""",
        [typeof(PollReset)] = """{"fact":"pollReset",BY,"pollId":"P1"}""",
        [typeof(PollDeleted)] = """{"fact":"pollDeleted",BY,"pollId":"P1"}""",
        [typeof(ResultsShown)] = """{"fact":"resultsShown",BY,"pollId":"P1","visible":true}""",
        [typeof(AnswerPicked)] = """{"fact":"answerPicked",BY,"pollId":"P1","round":2,"answer":4294967297,"picked":true}""",
        [typeof(StageSet)] = """{"fact":"stageSet",BY,"kind":"poll","id":"P1"}""",
        [typeof(Announced)] = """{"fact":"announced",BY,"id":"N2","text":"Doors close at nine","level":"urgent","retracts":"N1"}""",
    };

    public static TheoryData<string> FactTypes =>
        [.. typeof(Fact).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(a => a.DerivedType.Name)];

    [Theory]
    [MemberData(nameof(FactTypes))]
    public void A_fact_is_written_as_journals_hold_it(string type) =>
        Assert.Equal(StoredForm(type), Encoding.UTF8.GetString(BatchWriter.Serialize(Example(type))));

    [Theory]
    [MemberData(nameof(FactTypes))]
    public void A_fact_that_journals_hold_is_read_back_whole(string type)
    {
        var read = JsonSerializer.Deserialize(StoredForm(type), FactJson.Default.Fact)!;

        Assert.Equal(type, read.GetType().Name);
        Assert.Equal(StoredForm(type), Encoding.UTF8.GetString(BatchWriter.Serialize(read)));
    }

    [Fact]
    public void Every_fact_type_has_a_stored_form_and_can_be_written()
    {
        var concrete = typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract).Select(t => t.Name).Order().ToList();

        Assert.Equal(concrete, FactTypes.Select(row => row.Data).Order());
        Assert.Equal(concrete, Stored.Keys.Select(t => t.Name).Order());
    }

    [Fact]
    public void What_an_older_journal_does_not_say_has_the_default_it_had()
    {
        const string Shortest = """{"fact":"pollCreated","pollId":"P1","definition":{"kind":"text","title":"T"}}""";
        var definition = Assert.IsType<PollCreated>(JsonSerializer.Deserialize(Shortest, FactJson.Default.Fact)).Definition;

        Assert.Equal(new PollDefinition { Kind = PollKind.Text, Title = "T" }, definition);
        Assert.True(definition.CanChange);
        Assert.Empty(definition.Options);
    }

    [Fact]
    public void What_a_newer_journal_says_beyond_this_version_is_passed_over()
    {
        const string Newer = """{"fact":"pollReset","why":{"because":[1,2]},"pollId":"P1"}""";

        Assert.Equal(new PollReset("P1"), JsonSerializer.Deserialize(Newer, FactJson.Default.Fact));
    }

    private static Fact Example(string type) => FactExamples.All.Single(fact => fact.GetType().Name == type);

    private static string StoredForm(string type) => Stored.Single(s => s.Key.Name == type).Value
        .Replace("BY", By, StringComparison.Ordinal).Replace("EVERYTHING", Everything, StringComparison.Ordinal);
}
