using System.Globalization;
using CsCheck;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Tests.Halls;

public class DeterminismTests
{
    [Fact]
    public void Two_replicas_of_one_journal_are_equal_to_the_byte()
        => Gen.Select(AnyJournal.Pieces, Gen.Bool.Array[200]).Sample((pieces, cuts) =>
        {
            var batches = AnyJournal.Batches(pieces, i => cuts[i % 200]);
            var (first, firstRulings) = Replay(batches);
            var (second, secondRulings) = Replay(batches);

            Assert.Equal(firstRulings, secondRulings);
            Assert.Equal(JournalledHall.Bytes(first), JournalledHall.Bytes(second));
            Assert.Equal(AuditChain.Link(first.Audit.Entries), AuditChain.Link(second.Audit.Entries));
        }, iter: 300);

    [Fact]
    public void How_facts_were_cut_into_batches_changes_nothing_but_the_position()
        => Gen.Select(AnyJournal.Pieces, Gen.Bool.Array[200], Gen.Bool.Array[200]).Sample((pieces, cuts, otherCuts) =>
        {
            var (first, firstRulings) = Replay(AnyJournal.Batches(pieces, i => cuts[i % 200]));
            var (second, secondRulings) = Replay(AnyJournal.Batches(pieces, i => otherCuts[i % 200]));
            var (whole, wholeRulings) = Replay(AnyJournal.Batches(pieces, _ => false));

            Assert.Equal(firstRulings, secondRulings);
            Assert.Equal(firstRulings, wholeRulings);
            Assert.Equal(JournalledHall.BytesWithoutPosition(first), JournalledHall.BytesWithoutPosition(second));
            Assert.Equal(JournalledHall.BytesWithoutPosition(first), JournalledHall.BytesWithoutPosition(whole));
        }, iter: 300);

    [Fact]
    public void How_facts_were_cut_into_batches_changes_nothing_in_the_record_but_the_places_of_its_entries()
        => Gen.Select(AnyJournal.Pieces, Gen.Bool.Array[200], Gen.Bool.Array[200]).Sample((pieces, cuts, otherCuts) =>
        {
            var (first, _) = Replay(AnyJournal.Batches(pieces, i => cuts[i % 200]));
            var (second, _) = Replay(AnyJournal.Batches(pieces, i => otherCuts[i % 200]));

            Assert.Equal(first.Audit.Entries.Select(WithoutPlace), second.Audit.Entries.Select(WithoutPlace));
            foreach (var entries in new[] { first.Audit.Entries, second.Audit.Entries })
                Assert.Equal(entries, entries.OrderBy(e => e.Position).ThenBy(e => e.Index).ThenBy(e => e.Part));
        }, iter: 100);

    [Fact]
    public void Random_journals_reach_every_ruling()
    {
        // Five hundred polls or a thousand announcements are not written by chance.
        var missing = new HashSet<Ruling>(Enum.GetValues<Ruling>().Except([Ruling.LimitReached]));
        for (var round = 0; round < 20 && missing.Count > 0; round++)
        {
            AnyJournal.Pieces.Sample(pieces =>
            {
                var (_, rulings) = Replay(AnyJournal.Batches(pieces, _ => true));
                lock (missing)
                    missing.ExceptWith(rulings);
            }, iter: 500);
        }

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("da-DK")]
    [InlineData("")]
    public async Task The_culture_of_the_machine_changes_no_byte(string culture)
    {
        // A thread of its own: the culture of this one belongs to the tests beside it.
        var ours = await Task.Run(() => ReplayIn(culture)).WaitAsync(TimeSpan.FromSeconds(30));
        var theirs = await Task.Run(() => ReplayIn("en-US")).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(theirs, ours);
        Assert.True(ours.IndexOf("\"B\":", StringComparison.Ordinal) < ours.IndexOf("\"a\":", StringComparison.Ordinal));
        Assert.Contains("a\u00ad", ours.Replace("\\u00AD", "\u00ad", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static AuditEntry WithoutPlace(AuditEntry entry) => entry with { Position = 0, Index = 0 };

    internal static (HallReplica Replica, List<Ruling> Rulings) Replay(IReadOnlyList<byte[]> batches)
    {
        var replica = new HallReplica();
        var rulings = new List<Ruling>();
        for (var i = 0; i < batches.Count; i++)
            Assert.True(replica.Apply(i + 1, batches[i], rulings));
        return (replica, rulings);
    }

    private static string ReplayIn(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            // A soft hyphen weighs nothing where a culture compares, so that two of these keys would be one.
            const string Keys = """{"a":"1","B":"2","a\u00ad":"3","i":"4","I":"5","\u0131":"6"}""";
            var json = System.Text.Encoding.UTF8.GetString(BatchWriter.Serialize(JournalledHall.Creation));
            var start = json.IndexOf("\"keyHashes\":", StringComparison.Ordinal) + "\"keyHashes\":".Length;
            var end = json.IndexOf('}', start) + 1;
            var writer = new BatchWriter();
            writer.Begin(JournalledHall.Noon);
            writer.Fact(System.Text.Encoding.UTF8.GetBytes(json[..start] + Keys + json[end..]));
            var (replica, rulings) = Replay([writer.Written.ToArray()]);
            Assert.Equal([Ruling.Accepted], rulings);
            return JournalledHall.Bytes(replica);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
