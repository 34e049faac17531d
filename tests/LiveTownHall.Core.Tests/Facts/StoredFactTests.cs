using System.Text;
using System.Text.Json;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>Journals outlive programs: what is written here may gain members, and must never be written in another way.</summary>
public class StoredFactTests
{
    public static TheoryData<string> FactTypes
        => [.. HallParts.All.SelectMany(part => part.Facts).Select(fact => fact.DerivedType.Name)];

    [Theory]
    [MemberData(nameof(FactTypes))]
    public void A_fact_is_written_as_journals_hold_it(string type)
        => Assert.Equal(StoredForm(type), Encoding.UTF8.GetString(BatchWriter.Serialize(Example(type))));

    [Theory]
    [MemberData(nameof(FactTypes))]
    public void A_fact_that_journals_hold_is_read_back_whole(string type)
    {
        var read = JsonSerializer.Deserialize(StoredForm(type), FactJson.Fact)!;

        Assert.Equal(type, read.GetType().Name);
        Assert.Equal(StoredForm(type), Encoding.UTF8.GetString(BatchWriter.Serialize(read)));
    }

    [Fact]
    public void Every_fact_type_has_a_stored_form_and_can_be_written()
    {
        var concrete = typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract).Select(t => t.Name).Order().ToList();

        Assert.Equal(concrete, FactTypes.Select(row => row.Data).Order());
        Assert.Equal(concrete, StoredForms.All.Keys.Select(t => t.Name).Order());
    }

    [Fact]
    public void What_an_older_journal_does_not_say_has_the_default_it_had()
    {
        const string Shortest = """{"fact":"pollCreated","pollId":"P1","definition":{"kind":"text","title":"T"}}""";
        var definition = Assert.IsType<PollCreated>(JsonSerializer.Deserialize(Shortest, FactJson.Fact)).Definition;

        Assert.Equal(new PollDefinition { Kind = PollKind.Text, Title = "T" }, definition);
        Assert.True(definition.CanChange);
        Assert.Empty(definition.Options);
    }

    [Fact]
    public void A_fact_of_a_version_1_journal_lacks_what_came_later()
    {
        const string First =
            """{"fact":"hallUpdated","by":{"id":"A1","role":"facilitator"}"""
            + ""","title":"Budget night","description":"","languages":["de"],"colour":"#102030","logo":"data:image/png;base64,AAAA"}""";
        var update = Assert.IsType<HallUpdated>(JsonSerializer.Deserialize(First, FactJson.Fact));

        Assert.Equal(
            (null, null, null, null, null, null), (update.Moderation, update.AnonymousQuestions, update.QuestionsOpen, update.PublicLog, update.SecondPerson, update.HoldTerms));
    }

    [Fact]
    public void What_a_newer_journal_says_beyond_this_version_is_passed_over()
    {
        const string Newer = """{"fact":"pollReset","why":{"because":[1,2]},"pollId":"P1"}""";

        Assert.Equal(new PollReset("P1"), JsonSerializer.Deserialize(Newer, FactJson.Fact));
    }

    private static Fact Example(string type) => FactExamples.All.Single(fact => fact.GetType().Name == type);

    private static string StoredForm(string type) => StoredForms.All.Single(s => s.Key.Name == type).Value;
}
