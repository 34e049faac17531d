using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>How a fact says that its text was removed, and which text that is.</summary>
public class RemovedFormTests
{
    private const string Canary = "CANARY";

    /// <summary>Members of facts about a question that state or the record have after it is redacted, too.</summary>
    private static readonly string[] Kept =
    [
        "fact", "by", "questionId", "itemId", "caseId", "contextId", "corrects", "fromItemId", "fromContextId", "into",
        "language", "hold", "action", "reason", "category", "verdict",
    ];

    public static TheoryData<string> AboutQuestions => [.. FactExamples.All.Where(f => f.AboutQuestion is not null).Select(f => f.GetType().Name)];

    public static TheoryData<string, string> Forms => new()
    {
        { "QuestionAsked", """{"fact":"questionAsked",BEA,"questionId":"Q1","text":"","language":"en","author":"","hold":"hold:en","freesPlaces":true,"removed":"Accepted"}""" },
        { "QuestionEdited", """{"fact":"questionEdited",BEA,"questionId":"Q1","revision":1,"text":"","hold":"hold:en","removed":"Accepted"}""" },
        { "QuestionAppealed", """{"fact":"questionAppealed",BEA,"questionId":"Q1","removed":"Accepted"}""" },
        { "ItemDecided", """{"fact":"itemDecided",MO,"itemId":"Q1","revision":2,"action":"reject","reason":"off_topic","removed":"Accepted"}""" },
        { "AppealDismissed", """{"fact":"appealDismissed",MO,"itemId":"Q1","removed":"Accepted"}""" },
        { "ItemFlagged", """{"fact":"itemFlagged",BEA,"itemId":"Q1","category":"spam","network":18446744073709551615,"audience":250,"fresh":true,"removed":"Accepted"}""" },
        { "ContextProposed", """{"fact":"contextProposed",MO,"itemId":"Q1","contextId":"C1","text":"","sources":[],"corrects":"C0","removed":"Accepted"}""" },
        {
            "ContextRepeated",
            """{"fact":"contextRepeated",MO,"itemId":"Q1","contextId":"C2","text":"","sources":[],"fromItemId":"Q0","fromContextId":"C1","removed":"Accepted"}"""
        },
        { "ContextRemoved", """{"fact":"contextRemoved",MO,"itemId":"Q1","contextId":"C1","removed":"Accepted"}""" },
        { "ItemLabelled", """{"fact":"itemLabelled",MO,"itemId":"Q1","label":"disputed","on":true,"removed":"Accepted"}""" },
        { "ItemTranslated", """{"fact":"itemTranslated",MO,"itemId":"Q1","revision":2,"language":"fr","text":"","removed":"Accepted"}""" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_fact_without_its_text_is_written_like_this_and_stays_so(string type, string form)
    {
        form = form.Replace("BEA", "\"by\":{\"id\":\"B1\",\"role\":\"attendee\"}", StringComparison.Ordinal)
            .Replace("MO", "\"by\":{\"id\":\"M1\",\"role\":\"moderator\"}", StringComparison.Ordinal);
        var rewritten = Rewrite(Batch(Example(type)))!;

        Assert.Equal((3, BatchFormat.AppendedVersion), (rewritten[0], rewritten[1]));
        Assert.Equal(form, Json(rewritten));
        Assert.True(BatchReader.TryOpen(rewritten, out var reader));
        Assert.Equal(BatchReader.Kind.Fact, reader.Next());
        Assert.Equal(form, Encoding.UTF8.GetString(BatchWriter.Serialize(reader.Fact!)));
    }

    [Theory]
    [MemberData(nameof(AboutQuestions))]
    public void Every_text_of_every_fact_about_the_question_goes_whether_it_was_accepted_or_not(string type)
    {
        var json = JsonNode.Parse(BatchWriter.Serialize(Example(type)))!.AsObject();
        var texts = 0;
        foreach (var (name, value) in json.ToList())
        {
            if (Kept.Contains(name) || (value is not JsonArray && value!.GetValueKind() != JsonValueKind.String))
                continue;
            json[name] = value is JsonArray ? new JsonArray(Canary + "é") : Canary + "é";
            texts++;
        }

        var batch = Batch(json.Deserialize(FactJson.Fact)!);
        Assert.Equal(texts > 0, Compacted.Holds(batch, Canary));
        var has = Forms.Select(row => row.Data.Item1).Contains(type);
        Assert.Equal(texts > 0, has);
        foreach (var ruling in new[] { Ruling.Accepted, Ruling.Unchanged, Ruling.NotFound })
        {
            var rewritten = Rewrite(batch, ruling);
            Assert.Equal(has, rewritten is not null);
            if (rewritten is not null)
                Assert.Contains($"\"removed\":\"{ruling}\"", Json(rewritten), StringComparison.Ordinal);
            Assert.False(rewritten is not null && Compacted.Holds(rewritten, Canary));
        }
    }

    [Fact]
    public void What_stands_beside_it_in_the_batch_is_copied_byte_for_byte_and_so_is_the_time_and_the_version()
    {
        var writer = new BatchWriter();
        writer.Begin(1_700_000_000_123);
        var before = writer.Written.Length;
        writer.Ballot(3, 200, 1, 2);
        writer.Terms(130, 1, 5, ["bus"]);
        writer.Upvote(130, 6, true);
        byte[] beside = [.. writer.Written[before..].Span, 9, 2, 7, 7, .. AnyJournal.Piece(new Announced("N1", "Why no trees?", "urgent") { By = Mo }).Bytes];
        byte[] batch = [.. writer.Written[..before].Span, .. beside, .. AnyJournal.Piece(Example("QuestionAsked")).Bytes, .. beside, 1, 0];
        batch[0] = 1;

        var rewritten = Rewrite(batch, Enumerable.Repeat(Ruling.Accepted, 12).ToArray())!;
        Assert.Equal((3, 1), (rewritten[0], rewritten[1]));
        Assert.Equal(batch[1..before], rewritten[2..(before + 1)]);
        Assert.Equal(beside, rewritten[(before + 1)..(before + 1 + beside.Length)]);
        Assert.Equal((byte[])[.. beside, 1, 0], rewritten[^(beside.Length + 2)..]);
    }

    [Fact]
    public void A_batch_that_says_nothing_of_a_redacted_question_is_not_rewritten()
    {
        Assert.Null(Rewrite(Batch(Example("QuestionAsked") is QuestionAsked asked ? asked with { QuestionId = "Q0" } : null!)));
        Assert.Null(Rewrite(Batch(new ItemClaimed("Q1") { By = Mo }, new QuestionWithdrawn("Q1", 1) { By = Ann }, new ItemRedacted("Q1", "illegal") { By = Mo })));
        Assert.Null(Rewrite([]));
        Assert.Null(Rewrite([3, 2, 0]));
    }

    [Fact]
    public void A_fact_with_a_member_of_a_newer_version_is_left_to_that_version()
    {
        var json = Encoding.UTF8.GetString(BatchWriter.Serialize(Example("QuestionAsked")));
        var removal = new TextRemoval(DeskHall.With(Core.Questions.QuestionState.Redacted).State);

        Assert.False(removal.TryRewrite(Batch(json[..^1] + ",\"sung\":\"la\"}"), [Ruling.Accepted], out _));
        Assert.True(removal.TryRewrite(Batch(json[..^1] + ",\"text\":\"twice\"}"), [Ruling.Accepted], out var rewritten));
        Assert.False(Compacted.Holds(rewritten!, "twice"));
        Assert.True(removal.TryRewrite(Batch("""{"fact":"itemClaimed","itemId":"Q1","sung":"la"}"""), [Ruling.Accepted], out rewritten));
        Assert.Null(rewritten);
    }

    [Fact]
    public void In_a_batch_as_it_was_appended_the_mark_means_nothing()
    {
        var hall = new JournalledHall();
        Assert.Equal(Ruling.Accepted, hall.Do(new QuestionAsked("Q1", "Why?") { By = Ann, Removed = Ruling.NotFound }));
        Assert.Equal(Ruling.Unchanged, hall.Do(new QuestionEdited("Q1", 1, "Why?") { By = Ann, Removed = Ruling.Accepted }));
        Assert.Equal(1, hall.Question().Revision);
    }

    [Theory]
    [InlineData("\"removed\":\"Accepted\"", Ruling.Accepted)]
    [InlineData("\"removed\":\"LimitReached\"", Ruling.LimitReached)]
    [InlineData("\"removed\":99", Ruling.Unreadable)]
    [InlineData("\"removed\":\"Praised\"", Ruling.Unreadable)]
    [InlineData("\"removed\":[]", Ruling.Unreadable)]
    [InlineData("\"removed\":null", Ruling.Accepted)]
    public void Whatever_the_mark_says_is_answered(string mark, Ruling ruling)
    {
        var hall = new JournalledHall();
        byte[] batch = [3, .. Batch("""{"fact":"hallOpened",MARK}""".Replace("MARK", mark, StringComparison.Ordinal))];
        var rulings = new List<Ruling>();

        Assert.True(hall.Replica.Apply(2, batch, rulings));
        Assert.Equal([ruling], rulings);
        Assert.Equal(ruling == Ruling.Accepted, hall.State.Phase == HallPhase.Open);
    }

    [Fact]
    public void An_announcement_that_repeats_a_correction_of_a_redacted_question_is_answered_as_before_without_its_text()
    {
        var hall = DeskHall.With(Core.Questions.QuestionState.Published);
        hall.Must(new HallUpdated(SecondPerson: false), new ContextProposed("Q1", "C1", "It is 12", ["https://example.org"]) { By = Mo });
        hall.Must(new ContextRemoved("Q1", "C1", Canary) { By = Mo });
        var repeated = hall.Journal.Count;
        Assert.Equal(Ruling.Unchanged, hall.Do(new Announced("C1-R", Canary, "important") { By = Mo }));
        Assert.Equal(Ruling.DuplicateId, hall.Do(new Announced("C1-R", "", "important") { By = Mo }));
        hall.Must(new Announced("N1", Canary, "info") { By = Mo });
        hall.Must(new ItemRedacted("Q1", "illegal") { By = Mo }, new ItemRedacted("Q1", "illegal") { By = Fay });

        var compacted = Compacted.Of(hall.Journal);
        var (replica, rulings) = DeterminismTests.Replay(compacted);
        Assert.Equal([Ruling.Unchanged, Ruling.DuplicateId], rulings.Skip(repeated).Take(2));
        Assert.Equal(JournalledHall.Bytes(hall.Replica), JournalledHall.Bytes(replica));

        // What the desk announced to everybody is no text of the question; state has it still.
        Assert.Equal([repeated + 2], Enumerable.Range(0, compacted.Count).Where(i => Compacted.Holds(compacted[i], Canary)));
    }

    private static Fact Example(string type) => FactExamples.All.Single(f => f.GetType().Name == type);

    private static byte[] Batch(params Fact[] facts) => [.. AnyJournal.Header(JournalledHall.Noon), .. facts.SelectMany(f => AnyJournal.Piece(f).Bytes)];

    private static byte[] Batch(string json)
    {
        var writer = new BatchWriter();
        writer.Begin(JournalledHall.Noon);
        writer.Fact(Encoding.UTF8.GetBytes(json));
        return writer.Written.ToArray();
    }

    /// <summary>What a batch becomes in a hall whose question Q1 is redacted.</summary>
    private static byte[]? Rewrite(byte[] batch, params Ruling[] rulings)
    {
        var removal = new TextRemoval(DeskHall.With(Core.Questions.QuestionState.Redacted).State);
        Assert.True(removal.TryRewrite(batch, rulings is [] ? [Ruling.Accepted, Ruling.Accepted, Ruling.Accepted] : rulings, out var rewritten));
        return rewritten;
    }

    private static string Json(byte[] compacted)
    {
        var text = Encoding.UTF8.GetString(compacted);
        return text[text.IndexOf("{\"fact\"", StringComparison.Ordinal)..];
    }
}
