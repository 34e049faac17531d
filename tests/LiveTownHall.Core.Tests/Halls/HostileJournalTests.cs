using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Facts;

namespace LiveTownHall.Core.Tests.Halls;

/// <summary>Whatever a journal holds, a replica answers, and what it then holds can be counted and shown.</summary>
public class HostileJournalTests
{
    private static readonly string[] HostileValues =
    [
        "null", "0", "-1", "1e999", "-1e999", "9223372036854775807", "-9223372036854775808", "1.5", "\"\"", "\"\\ud800\"", "\"x\"", "[]", "[null]", "[[]]", "{}", "{\"a\":null}",
        "{\"a\":1}", "true", "[\"a\",\"a\"]", "[{\"id\":\"a\",\"text\":null}]", "[{\"text\":\"a\"}]", "99", "\"99\"", "\"single, multiple\"", "253402300800000", "2147483648",
    ];

    [Fact]
    public void A_journal_with_broken_bytes_is_answered_and_can_be_counted()
        => Gen.Select(AnyJournal.Pieces, Gen.Bool.Array[50], Gen.Select(Gen.UInt, Gen.Byte, Gen.Int[0, 3]).Array[1, 12]).Sample((pieces, cuts, faults) =>
        {
            var batches = AnyJournal.Batches(pieces, i => cuts[i % 50]);
            foreach (var (where, value, how) in faults)
                batches[(int)(where % (uint)batches.Count)] = Broken(batches[(int)(where % (uint)batches.Count)], (int)(where / 7 % 1_000_000), value, how);
            var replica = new HallReplica();
            var position = 0;
            foreach (var batch in batches)
            {
                if (replica.Apply(position + 1, batch))
                    position++;
                else
                    Assert.True(BatchReader.VersionOf(batch) > BatchFormat.Version || NewerFacts.AreIn(batch));
            }

            AssertServes(replica);
        }, iter: 600);

    [Fact]
    public void Each_member_of_each_fact_may_be_anything()
    {
        var cases = 0;
        foreach (var example in FactExamples.All)
        {
            var json = Encoding.UTF8.GetString(BatchWriter.Serialize(example));
            foreach (var path in Paths(JsonNode.Parse(json)!))
            {
                foreach (var hostile in HostileValues.Append(null))
                {
                    cases++;
                    AssertAnswered(Replaced(json, path, hostile), example is HallCreated ? new HallReplica() : BusyHall.Begin().Replica);
                }
            }
        }

        Assert.True(cases > 5_000, "Only " + cases);
    }

    [Fact]
    public void Each_definition_is_refused_or_can_be_voted_on_counted_and_shown()
        => Gen.Select(AnyDefinition.Hostile, Gen.OneOf(Gen.ULong, Gen.ULong[0, 70], Gen.Double.Select(BitConverter.DoubleToUInt64Bits)).Array[1, 8]).Sample((definition, ballots) =>
        {
            var hall = HallWithPolls();
            Assert.Equal(hall.Replica.Foresee(new PollUpdated("P0", definition)), hall.Replica.Foresee(new PollUpdated("P0", definition)));
            var ruling = hall.Do(new PollCreated("X", definition));
            if (ruling != Ruling.Accepted)
                return;
            hall.Do(new PollOpened("X"));
            var number = hall.Poll("X").Number;
            hall.Batch(batch =>
            {
                for (var i = 0; i < ballots.Length; i++)
                {
                    batch.Ballot(number, 1, (ulong)i, ballots[i]);
                    batch.Terms(number, 1, (ulong)i, ["a", "b" + ballots[i]]);
                    batch.Terms(number, 1, (ulong)i, ["a"]);
                }
            });
            AssertServes(hall.Replica);
        }, iter: 4_000);

    [Fact]
    public void The_largest_numbers_of_a_sound_scale_have_a_finite_mean()
    {
        var hall = new JournalledHall();
        hall.Do(new PollCreated("X", new PollDefinition { Kind = PollKind.Rating, Title = "T", Min = 1.0e308, Max = 1.1e308, Step = 1e307 }));
        hall.Do(new PollOpened("X"));
        hall.Batch(batch =>
        {
            for (var voter = 0UL; voter < 20; voter++)
                batch.Ballot(0, 1, voter, 1);
        });
        AssertServes(hall.Replica);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(253_402_300_800_000)]
    [InlineData(253_402_300_799_999)]
    public void A_time_outside_the_calendar_or_on_its_last_day_is_no_time(long time)
    {
        var hall = HallWithPolls();
        Assert.Equal([Ruling.Unreadable], hall.Batch(time, batch => batch.Fact(new Announced("A", "T", "info"))));
        Assert.Equal(Ruling.Unreadable, hall.Do(new PollOpened("P0", time)));
        Assert.Equal(Ruling.Unreadable, hall.Do(new PollReopened("P1", time)));
        Assert.Equal(Ruling.Unreadable, hall.Do(new PollClosed("P1", time)));
        AssertServes(hall.Replica);
    }

    private static JournalledHall HallWithPolls()
    {
        var hall = new JournalledHall();
        for (var i = 0; i < 3; i++)
            hall.Do(new PollCreated("P" + i, AnyJournal.Agenda[i]));
        hall.Do(new PollOpened("P1"));
        return hall;
    }

    private static void AssertAnswered(string json, HallReplica replica)
    {
        var writer = new BatchWriter();
        writer.Begin(JournalledHall.Noon);
        writer.Fact(Encoding.UTF8.GetBytes(json));
        var rulings = new List<Ruling>();
        var failure = Record.Exception(() =>
        {
            // A name or a member that nobody here knows may be one of a newer version: that is not answered but not served.
            Assert.NotEqual(NewerFacts.AreIn(writer.Written.Span), replica.Apply(replica.Position + 1, writer.Written.Span, rulings));
            Assert.Equal(NewerFacts.AreIn(writer.Written.Span) ? 0 : 1, rulings.Count);
            AssertServes(replica);
        });
        Assert.True(failure is null, json + "\n" + failure);
    }

    /// <summary>What a node does with a replica: state, cuts, counts, and times and names as frames show them.</summary>
    private static void AssertServes(HallReplica replica)
    {
        Assert.NotEmpty(JournalledHall.Bytes(replica));
        if (replica.Cut() is not { } cut)
            return;
        Assert.DoesNotContain(null, cut.State.Languages);
        Assert.DoesNotContain(null, cut.State.KeyHashes.Values);
        foreach (var announcement in cut.State.Announcements)
            _ = DateTimeOffset.FromUnixTimeMilliseconds(announcement.At);
        AssertServesQuestions(replica, cut);
        AssertServesBudgets(cut);
        foreach (var poll in cut.State.Polls)
        {
            _ = poll.Definition.Kind.ToProtocol() + poll.Definition.Results.ToProtocol();
            if (poll.ClosesAt is { } at)
                _ = DateTimeOffset.FromUnixTimeMilliseconds(at);
            Assert.True(poll.Definition.ClosesAfterSeconds is null or > 0);
            var (counted, ballots) = (cut.Find(poll.Number)!, replica.BallotsOf(poll.Number)!);
            var result = PollCounting.Count(poll.Definition, counted.Tally.Profile.AsSpan(), counted.Pool);
            Assert.Equal(counted.Tally.Voters, result.Voters);

            // JSON has no word for infinity: a frame that holds one cannot be sent.
            _ = JsonSerializer.Serialize(result);
            foreach (var (voter, _) in ballots.SortedBallots())
                Assert.Equal(ballots.WordOf(voter) == MarkWord.Withdrawn, ballots.BallotOf(voter) is null);
        }
    }

    private static void AssertServesQuestions(HallReplica replica, HallCut cut)
    {
        Assert.Equal(cut.State.Questions.All.Count, cut.Upvotes.Length);
        foreach (var question in cut.State.Questions.All)
        {
            _ = DateTimeOffset.FromUnixTimeMilliseconds(question.AskedAt);
            if (question.Claim is { } claim)
                _ = DateTimeOffset.FromUnixTimeMilliseconds(claim.Until);
            if (question.Decision is { } decision)
                _ = DateTimeOffset.FromUnixTimeMilliseconds(decision.At + DecisionRules.UndoWindow);
            Assert.Equal(cut.State.Questions.RootOf(question).Number, cut.State.Questions.GroupOf(cut.State.Questions.RootOf(question)).First().Number);
            Assert.Same(question, cut.State.Questions.Find(question.Id));
            Assert.DoesNotContain(null, question.Rules);
            Assert.DoesNotContain(null, question.Context.SelectMany(note => note.Sources));
        }

        foreach (var clock in cut.State.Desk.Incidents.SelectMany(incident => incident.Clocks))
        {
            if (clock.Due is { } due)
                _ = DateTimeOffset.FromUnixTimeMilliseconds(due);
        }

        Assert.Equal(replica.Audit.Entries.Count, AuditChain.Link(replica.Audit.Entries).Count());
    }

    private static void AssertServesBudgets(HallCut cut)
    {
        foreach (var budget in cut.State.Budgets?.All ?? [])
        {
            Assert.True(budget.Definition.IsSound && budget.Projects.All(project => project.Definition.IsSound));
            Assert.Equal(budget.Projects.Select(project => project.Number), Enumerable.Range(0, budget.Projects.Length));
            var ballots = cut.Budgets[budget.Number];
            Assert.Equal(ballots.Voters, ballots.Ballots.Sum(ballot => ballot.People));
            foreach (var (bytes, _) in ballots.Ballots)
                Assert.NotEmpty(BudgetMarking.Unpack(budget, bytes).Choices);
            foreach (var at in budget.Definition.Phases)
                _ = DateTimeOffset.FromUnixTimeMilliseconds(at.At);
        }
    }

    private static byte[] Broken(byte[] batch, int where, byte value, int how)
    {
        var at = batch.Length == 0 ? 0 : where % batch.Length;
        return how switch
        {
            0 when batch.Length > 0 => [.. batch[..at], value, .. batch[(at + 1)..]],
            1 => [.. batch[..at], value, .. batch[at..]],
            2 => [.. batch[..at]],
            _ when batch.Length > 0 => [.. batch[..at], .. batch[(at + 1)..]],
            _ => batch,
        };
    }

    private static IEnumerable<string> Paths(JsonNode node)
    {
        var children = node switch
        {
            JsonObject o => o.Select(member => member.Value),
            JsonArray a => a,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(Paths).Prepend(node.GetPath());
    }

    /// <param name="hostile">JSON; null to leave the member out.</param>
    private static string Replaced(string json, string path, string? hostile)
    {
        var root = JsonNode.Parse(json)!;
        if (path == "$")
            return hostile ?? "";
        var target = Find(root, path);
        const string Mark = "\u2603 here";
        switch (target.Parent)
        {
            case JsonObject parent when hostile is null:
                parent.Remove(target.GetPropertyName());
                break;
            case JsonArray parent when hostile is null:
                parent.Remove(target);
                break;
            case JsonObject parent:
                parent[target.GetPropertyName()] = Mark;
                break;
            case JsonArray parent:
                parent[target.GetElementIndex()] = Mark;
                break;
        }

        // Put in as text, since no tree holds a number beyond all doubles or half a surrogate pair.
        return root.ToJsonString().Replace(JsonSerializer.Serialize(Mark), hostile, StringComparison.Ordinal);
    }

    private static JsonNode Find(JsonNode node, string path)
    {
        if (node.GetPath() == path)
            return node;
        var children = node is JsonObject o ? o.Select(member => member.Value) : node is JsonArray a ? a : [];
        return children.OfType<JsonNode>().First(child => path == child.GetPath() || path.StartsWith(child.GetPath() + ".", StringComparison.Ordinal)
            || path.StartsWith(child.GetPath() + "[", StringComparison.Ordinal)) is { } next ? Find(next, path) : node;
    }
}
