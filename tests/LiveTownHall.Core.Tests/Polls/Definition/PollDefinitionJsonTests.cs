using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Polls.Definition;

public partial class PollDefinitionJsonTests
{
    [Fact]
    public void A_definition_survives_the_journal_unchanged()
        => AnyPoll.OfAnyKind.Sample(poll =>
        {
            var json = JsonSerializer.Serialize(poll, StoredJson.Default.PollDefinition);
            Assert.Equal(poll, JsonSerializer.Deserialize(json, StoredJson.Default.PollDefinition));
        });

    [Fact]
    public void A_fact_without_options_is_read_as_a_poll_without_options()
    {
        var stored = JsonSerializer.Deserialize("""{"Kind":"text","Title":"Ideas?","CanChange":true}""", StoredJson.Default.PollDefinition);

        Assert.Equal(AnyPoll.Created(new PollProposal { Kind = "text", Title = "Ideas?" }), stored);
    }

    [Fact]
    public void Stored_names_are_the_protocols()
    {
        var poll = AnyPoll.Created(new PollProposal { Kind = "text", ResultsVisible = "afterClose" });
        var json = JsonSerializer.Serialize(poll, StoredJson.Default.PollDefinition);

        Assert.Contains("\"text\"", json, StringComparison.Ordinal);
        Assert.Contains("\"afterClose\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("single", PollKind.Single)]
    [InlineData("multiple", PollKind.Multiple)]
    [InlineData("rating", PollKind.Rating)]
    [InlineData("ranking", PollKind.Ranking)]
    [InlineData("numeric", PollKind.Numeric)]
    [InlineData("words", PollKind.Words)]
    [InlineData("text", PollKind.Text)]
    public void A_kind_has_one_name_in_the_protocol_and_in_facts(string name, PollKind kind)
    {
        Assert.Equal(name, kind.ToProtocol());
        Assert.True(PollKindNames.TryParse(name, out var parsed));
        Assert.Equal(kind, parsed);
        Assert.Equal($"\"{name}\"", JsonSerializer.Serialize(kind, StoredJson.Default.PollKind));
    }

    [Theory]
    [InlineData("afterClose", ResultsRule.AfterClose)]
    [InlineData("live", ResultsRule.Live)]
    [InlineData("hidden", ResultsRule.Hidden)]
    public void A_results_rule_has_one_name_in_the_protocol_and_in_facts(string name, ResultsRule rule)
    {
        Assert.Equal(name, rule.ToProtocol());
        Assert.True(ResultsRuleNames.TryParse(name, out var parsed));
        Assert.Equal(rule, parsed);
        Assert.Equal($"\"{name}\"", JsonSerializer.Serialize(rule, StoredJson.Default.ResultsRule));
    }

    [JsonSerializable(typeof(PollDefinition))]
    private sealed partial class StoredJson : JsonSerializerContext;
}
