using System.Text.Json;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Polls.Kinds;

public class KindRegistryTests
{
    [Fact]
    public void Every_kind_has_a_class_and_every_class_an_entry()
    {
        Assert.Equal(Enum.GetValues<PollKind>(), KindRegistry.All.Select(kind => kind.Kind));
        Assert.Equal(
            typeof(KindOfPoll).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(KindOfPoll)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal),
            KindRegistry.All.Select(kind => kind.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void A_class_of_a_kind_is_sealed_and_has_no_state_that_changes()
        => Assert.All(KindRegistry.All, kind =>
        {
            Assert.True(kind.GetType().IsSealed);
            Assert.All(
                kind.GetType().GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public),
                field => Assert.True(field.IsInitOnly));
        });

    [Fact]
    public void A_kind_has_the_name_that_stored_facts_have()
        => Assert.All(KindRegistry.All, kind =>
        {
            Assert.Equal($"\"{kind.Name}\"", JsonSerializer.Serialize(kind.Kind));
            Assert.True(PollKindNames.TryParse(kind.Name, out var parsed));
            Assert.Equal(kind.Kind, parsed);
        });

    [Fact]
    public void What_is_no_kind_is_an_error()
    {
        var beyond = (PollKind)KindRegistry.All.Length;

        Assert.Throws<ArgumentOutOfRangeException>(() => KindRegistry.Of(beyond));
        Assert.Throws<ArgumentOutOfRangeException>(() => KindRegistry.Of((PollKind)(-1)));
        Assert.False(KindRegistry.TryFind(beyond, out _));
        Assert.False(new PollDefinition { Kind = beyond, Title = "Which?" }.IsSound);
        Assert.False(PollKindNames.TryParse("essay", out _));
        Assert.False(PollDefinition.TryCreate(new PollProposal { Kind = "essay", Title = "Which?" }, PollLimits.Default, null, out _, out var flaw));
        Assert.Equal(("kind", $"Choose one of {string.Join(", ", KindRegistry.All.SkipLast(1).Select(k => k.Name))} or {KindRegistry.All[^1].Name}."), (flaw.Field, flaw.Message));
    }

    [Fact]
    public void Every_field_of_a_ballot_belongs_to_a_kind_or_says_nothing()
        => Assert.Equal(
            typeof(BallotPaper).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal),
            KindRegistry.All.Select(kind => kind.Field.Name).Concat(["abstain", "withdraw"]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_setting_belongs_to_a_kind_or_to_all()
    {
        string[] all = ["kind", "title", "options", "description", "canChange", "resultsVisible", "secret", "closesAfterSeconds", "assurance"];
        Assert.Equal(
            typeof(PollProposal).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal),
            KindRegistry.All.SelectMany(kind => kind.Settings.Select(setting => setting.Name)).Concat(all).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bits_alone_are_no_ballot_of_a_kind_whose_ballots_are_bytes_and_bytes_none_of_a_kind_whose_ballots_are_bits()
        => Assert.All(KindRegistry.All, kind =>
        {
            var poll = AnyPoll.Created(new PollProposal { Kind = kind.Name, Options = kind.Kind.HasOptions() ? AnyPoll.Options(3) : null });
            if (kind.Form == BallotForm.Bits)
                Assert.False(kind.IsValid(poll, TermBytes.Of(["bus"]).AsSpan()));
            else
                Assert.False(kind.IsValid(poll, 0));
            Assert.False(kind.IsValid(poll, ReadOnlySpan<byte>.Empty));
        });
}
