using CsCheck;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>Whatever a hall's journal holds, without the text of redacted questions it is replayed into the same hall.</summary>
public class TextRemovalTests
{
    [Fact]
    public void Without_the_text_of_redacted_questions_a_journal_gives_the_same_state_record_and_outcomes()
        => AnyRedaction.Journal.Sample(batches =>
        {
            var compacted = Compacted.Of(batches);

            MustBeTheSame(DeterminismTests.Replay(batches), DeterminismTests.Replay(compacted));
        }, iter: 250);

    [Fact]
    public void None_of_the_text_is_left_in_any_batch_and_what_is_not_redacted_is_left_alone()
    {
        var (taken, kept) = (0, 0);
        AnyRedaction.Journal.Sample(batches =>
        {
            var compacted = Compacted.Of(batches, out var removal);
            var questions = DeterminismTests.Replay(batches).Replica.State!.Questions.All;
            Assert.Equal(questions.Count(q => q.State == QuestionState.Redacted), removal.Redacted);
            foreach (var question in questions)
            {
                var canary = AnyRedaction.Canary(question.Id);
                if (question.State == QuestionState.Redacted)
                {
                    // Refused with an id that is no correction: it is no text of the question, only one like it.
                    Assert.DoesNotContain(compacted, batch => Compacted.Holds(batch, canary) && !Compacted.Holds(batch, "\"fact\":\"announced\""));
                    Interlocked.Add(ref taken, batches.Count(batch => Compacted.Holds(batch, canary)));
                }
                else
                {
                    Assert.Equal(batches.Select(b => Compacted.Holds(b, canary)), compacted.Select(b => Compacted.Holds(b, canary)));
                    Interlocked.Add(ref kept, batches.Count(batch => Compacted.Holds(batch, canary)));
                }
            }
        }, iter: 150);
        Assert.True(taken > 200 && kept > 200, $"{taken} {kept}");
    }

    [Fact]
    public void A_replay_that_began_before_compaction_and_goes_on_after_it_ends_in_the_same_state()
        => Gen.Select(AnyRedaction.Journal, Gen.Double[0, 1]).Sample((batches, share) =>
        {
            var read = (int)(share * batches.Count);
            List<byte[]> both = [.. batches.Take(read), .. Compacted.Of(batches).Skip(read)];

            MustBeTheSame(DeterminismTests.Replay(batches), DeterminismTests.Replay(both));
        }, iter: 250);

    [Fact]
    public void Compacting_again_finds_nothing_and_compacting_later_finds_what_came_later()
        => Gen.Select(AnyRedaction.Journal, Gen.Double[0.2, 1]).Sample((batches, share) =>
        {
            var early = (int)Math.Max(1, share * batches.Count);
            List<byte[]> twice = [.. Compacted.Of([.. batches.Take(early)]), .. batches.Skip(early)];
            var compacted = Compacted.Of(twice);

            MustBeTheSame(DeterminismTests.Replay(batches), DeterminismTests.Replay(compacted));
            Assert.Equal(Compacted.Of(batches).Select(Convert.ToHexString), compacted.Select(Convert.ToHexString));
            Assert.Equal(compacted, Compacted.Of(compacted, out var removal));
            Assert.Equal(0, removal.Touched);
        }, iter: 150);

    [Fact]
    public void What_was_decided_by_comparing_texts_is_decided_the_same_without_them_wherever_compaction_came_in_between()
    {
        var hall = new JournalledHall();
        hall.Do(new HallUpdated(Moderation: "post", SecondPerson: false));
        foreach (var text in new[] { "Why?", "Why?", "Who?", "" })
            hall.Do(new QuestionAsked("Q1", text, "en", "Ann") { By = Ann });
        foreach (var text in new[] { "Why?", "Who?", "Who?", "Why?", "" })
            hall.Do(new QuestionEdited("Q1", hall.Question().Revision, text) { By = Ann });
        hall.Do(new QuestionEdited("Q1", hall.Question().Revision - 1, "") { By = Ann });
        foreach (var text in new[] { "Qui ?", "Qui ?", "", "Qui ?" })
            hall.Do(new ItemTranslated("Q1", hall.Question().Revision, "fr", text) { By = Mo });
        foreach (var (topic, on) in new[] { ("parks", true), ("buses", true), ("parks", true), ("parks", false),
            ("parks", false), ("buses", false), ("disputed", true), ("disputed", true) })
        {
            hall.Do(new ItemLabelled("Q1", topic, on) { By = Mo });
        }

        foreach (var topic in Enumerable.Range(0, 12))
            hall.Do(new ItemLabelled("Q1", "topic " + topic, true) { By = Mo });
        hall.Do(new ItemLabelled("Q1", "context", true) { By = Mo });
        foreach (var note in new[] { "It is 12", "It is 12", "It is 13", "" })
            hall.Do(new ContextProposed("Q1", "C1", note, ["https://example.org"]) { By = Mo });
        hall.Do(new ContextProposed("Q1", "C2", "None", []) { By = Mo });
        hall.Must(new ItemRedacted("Q1", "illegal") { By = Mo }, new ItemRedacted("Q1", "illegal") { By = Fay });
        foreach (var text in new[] { "Why?", "" })
            hall.Do(new QuestionAsked("Q1", text, "en", "Ann") { By = Ann });

        var whole = DeterminismTests.Replay(hall.Journal);
        Assert.Empty(new[] { Ruling.Unchanged, Ruling.DuplicateId, Ruling.LimitReached, Ruling.InvalidRequest }.Except(whole.Rulings));
        var compacted = Compacted.Of(hall.Journal);
        for (var read = 0; read <= hall.Journal.Count; read++)
            MustBeTheSame(whole, DeterminismTests.Replay([.. hall.Journal.Take(read), .. compacted.Skip(read)]));
    }

    private static void MustBeTheSame((HallReplica Replica, List<Ruling> Rulings) before, (HallReplica Replica, List<Ruling> Rulings) after)
    {
        Assert.Equal(before.Rulings, after.Rulings);
        Assert.Equal(JournalledHall.Bytes(before.Replica), JournalledHall.Bytes(after.Replica));
        Assert.Equal(AuditChain.Link(before.Replica.Audit.Entries), AuditChain.Link(after.Replica.Audit.Entries));
    }
}
