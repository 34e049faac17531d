using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;

namespace LiveTownHall.Core.Tests.Audit;

/// <summary>Nothing is done that leaves no entry, nothing that was refused leaves one, and none says what was said or by whom.</summary>
public class AuditCoverageTests
{
    private const string Canary = "CANARY";

    /// <summary>Members of facts that are ids, and may stand in the record.</summary>
    private static readonly string[] Ids =
        ["fact", "id", "budgetId", "projectId", "pollId", "questionId", "into", "itemId", "caseId", "contextId", "claimId", "corrects",
            "incidentId", "invitationId", "batchId", "handle", "hold", "rules", "retracts", "before"];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Happenings.All.Count)];

    [Fact]
    public void Every_type_of_fact_is_among_the_happenings()
    {
        var types = typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract && t != typeof(HallCreated)).Select(t => t.Name).Order();

        Assert.Equal(types, Happenings.All.Select(facts => facts[^1].GetType().Name).Distinct().Order());
        Assert.Equal("createHall", Assert.Single(new JournalledHall().Replica.Audit.Entries).Action);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_fact_that_happens_leaves_an_entry_with_who_when_and_on_what(int number)
    {
        var facts = Happenings.All[number];
        var hall = Happenings.Before(facts);
        var (entries, fact) = (hall.Replica.Audit.Entries.Count, facts[^1]);
        Assert.Equal(Ruling.Accepted, hall.Do(fact, JournalledHall.Noon + 60_000 - (fact is DecisionUndone ? 55_000 : 0)));

        var entry = hall.Replica.Audit.Entries[entries];
        Assert.Equal((hall.Journal.Count, 0, 0, fact.Target), (entry.Position, entry.Index, entry.Part, entry.Target));
        Assert.Equal(fact is ItemFlagged or CodeRedeemed ? "attendee" : fact.By?.Id == "A1" ? "A1" : fact.By?.Id ?? "system", entry.Actor);
        Assert.Equal((fact.By?.Role ?? "system", fact.By is null), (entry.Role, entry.Automated));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void No_entry_says_what_was_said_or_by_whom(int number)
    {
        var facts = Happenings.All[number];
        var json = Encoding.UTF8.GetString(BatchWriter.Serialize(facts[^1]));
        foreach (var path in Texts(JsonNode.Parse(json)!, "").ToList())
        {
            var poisoned = JsonNode.Parse(json)!;
            Poison(poisoned, path);
            if (Read(poisoned) is not { } fact)
                continue;
            var hall = Happenings.Before(facts);

            // A word that is none of a fixed list is refused; then there is no entry at all.
            hall.Do(fact, JournalledHall.Noon + 5_000);
            // How a poll reads is no secret: it was on every screen, and the record keeps what it was changed from.
            Assert.DoesNotContain(Canary, JsonSerializer.Serialize(hall.Replica.Audit.Entries.Select(e => e with { Texts = [] })), StringComparison.Ordinal);
            Assert.True(fact is PollRevised || hall.Replica.Audit.Entries.All(e => e.Texts.IsEmpty));
        }
    }

    [Fact]
    public void A_name_stands_in_no_entry_and_a_topic_is_called_a_topic()
    {
        var hall = DeskHall.With(Core.Questions.QuestionState.Published);
        hall.Must(new ItemLabelled("Q1", "Mr Smith", true) { By = People.Mo }, new AttendeeMuted("A1", "He is Mr Smith") { By = People.Mo },
            new AttendeeMuted("A2", "spam") { By = People.Mo });

        Assert.Equal(["topic", null, "spam"], hall.Replica.Audit.Entries.TakeLast(3).Select(e => e.Reason));
    }

    [Fact]
    public void A_hold_by_a_rule_or_by_flags_is_an_entry_of_its_own_that_names_the_rule()
    {
        var ruled = DeskHall.With(Core.Questions.QuestionState.Held).Replica.Audit.Entries.TakeLast(2).ToList();
        Assert.Equal(("ask", null, null, false), (ruled[0].Action, ruled[0].From, ruled[0].To, ruled[0].Automated));
        Assert.Equal(("hold", "held", "hold:en", 1, true), (ruled[1].Action, ruled[1].To, ruled[1].Rule, ruled[1].Part, ruled[1].Automated));

        var hall = new JournalledHall();
        hall.Must(new HallUpdated(Moderation: "post"), new QuestionAsked("Q1", "Buy this") { By = People.Ann });
        for (var i = 0; i < 5; i++)
            hall.Must(new ItemFlagged("Q1", "spam", null, (ulong)i, 5) { By = People.Attendee(i) });
        var flagged = hall.Replica.Audit.Entries.TakeLast(2).ToList();
        Assert.Equal(("flag", "attendee", "published", "published", "spam"), (flagged[0].Action, flagged[0].Actor, flagged[0].From, flagged[0].To, flagged[0].Reason));
        Assert.Equal((Verdicts.Hold, "system", "published", "held", "flags"), (flagged[1].Action, flagged[1].Actor, flagged[1].From, flagged[1].To, flagged[1].Rule));
    }

    [Fact]
    public void In_any_journal_what_was_accepted_has_entries_and_what_was_refused_or_unchanged_has_none()
        => AnyJournal.Pieces.Sample(pieces =>
        {
            var batches = AnyJournal.Batches(pieces, _ => true);
            var (replica, entries, rulings) = (new HallReplica(), 0, new List<Ruling>());
            for (var i = 0; i < batches.Count; i++)
            {
                rulings.Clear();
                var before = replica.State;
                replica.Apply(i + 1, batches[i], rulings);
                var added = replica.Audit.Entries.Skip(entries).ToList();
                entries += added.Count;
                var happened = rulings[0] == Ruling.Accepted && pieces[i].Piece.Bytes[0] == BatchFormat.FactTag;
                Assert.Equal(happened, added.Count > 0);
                if (!happened && pieces[i].Piece.Bytes[0] == BatchFormat.FactTag)
                    Assert.Same(before, replica.State);
                Assert.Equal(added.Select((_, part) => (i + 1L, 0, part)), added.Select(e => (e.Position, e.Index, e.Part)));
            }
        }, iter: 100);

    private static Fact? Read(JsonNode json)
    {
        try
        {
            return json.Deserialize(FactJson.Fact);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Texts(JsonNode node, string path) => node switch
    {
        JsonObject members => members.Where(m => m.Key != "by" && !Ids.Contains(m.Key) && m.Value is not null).SelectMany(m => Texts(m.Value!, path + "/" + m.Key)),
        JsonArray list => list.OfType<JsonNode>().SelectMany((item, i) => Texts(item, path + "/" + i)),
        _ => node.GetValueKind() == JsonValueKind.String ? [path] : [],
    };

    private static void Poison(JsonNode root, string path)
    {
        var steps = path.Split('/')[1..];
        var parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        if (parent is JsonArray array)
            array[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = Canary;
        else
            parent[steps[^1]] = Canary;
    }
}
