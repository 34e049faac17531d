using System.Collections.Immutable;
using CsCheck;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Facts;

public class BatchFormatTests
{
    /// <summary>What versions 1 and 2 wrote after their version.</summary>
    private static readonly string First =
        "7B68E5CF8B010000"
        + "01" + "03" + "C801" + "8877665544332211" + "A8A7A6A5A4A3A2A1"
        + "02" + "18" + "8201" + "01" + "0807060504030201" + "02" + "03627573" + "07" + "4675C39F776567"
        + "03" + "22" + Convert.ToHexString("""{"fact":"pollReset","pollId":"P1"}"""u8);

    private static readonly Gen<ulong> Bits = Gen.OneOf(Gen.ULong, Gen.ULong[0, 300], Gen.Int[0, 63].Select(n => 1UL << n));

    private static readonly Gen<ulong> Fence = Gen.OneOf(Gen.Const(0UL), Gen.ULong[0, 300], Gen.ULong[0, Mark.GreatestFence]);

    private static readonly Gen<Entry> AnyEntry = Gen.OneOf(
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue], Gen.ULong, Bits, Fence,
            (poll, round, voter, bits, fence) => new Entry(poll, round, voter, bits, Fence: fence)),
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 300], Gen.ULong, Gen.String[Gen.Char.AlphaNumeric, 0, 200].Array[0, 16], Fence,
            (poll, round, voter, terms, fence) => new Entry(poll, round, voter, Terms: [.. terms], Fence: fence)),
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.ULong, Gen.Bool, Fence, (question, voter, on, fence) => new Entry(question, Voter: voter, Upvote: on, Fence: fence)),
        Gen.Int[0, FactExamples.All.Count - 1].Select(i => new Entry(Fact: FactExamples.All[i])));

    [Fact]
    public void What_was_written_is_read_back_in_order()
        => Gen.Select(AnyEntry.Array[0, 20], Gen.Long[0, 253_402_214_399_999]).Sample((entries, time) =>
        {
            var (read, unreadable, readTime) = Read(Write(time, entries));

            Assert.Equal(time, readTime);
            Assert.Equal(entries.Select(Show), read.Select(Show));
            Assert.Equal(0, unreadable);
        }, iter: 500);

    [Fact]
    public void A_batch_cut_off_at_any_byte_gives_the_facts_before_the_cut()
        => AnyEntry.Array[1, 6].Sample(entries =>
        {
            var whole = Write(5, entries);
            for (var length = 0; length < whole.Length; length++)
            {
                if (!BatchReader.TryOpen(whole.AsSpan(0, length), out _))
                {
                    Assert.True(length < BatchFormat.HeaderLength);
                    continue;
                }

                var (read, unreadable, _) = Read(whole[..length]);
                Assert.Equal(entries.Take(read.Count).Select(Show), read.Select(Show));
                Assert.True(read.Count < entries.Length);
                Assert.Equal(length == Write(5, entries[..read.Count]).Length ? 0 : 1, unreadable);
            }
        }, iter: 50);

    [Fact]
    public void Tags_of_later_versions_are_passed_over()
        => Gen.Select(AnyEntry, AnyEntry, Gen.Byte[7, 255], Gen.Byte.Array[0, 300]).Sample((first, second, tag, content) =>
        {
            var length = new byte[5];
            byte[] unknown = [tag, .. length[..Varint.Write(length, (uint)content.Length)], .. content];
            byte[] batch = [.. Write(5, [first]), .. unknown, .. Write(5, [second])[BatchFormat.HeaderLength..]];

            var (read, unreadable, _) = Read(batch);
            Assert.Equal([Show(first), Show(second)], read.Select(Show));
            Assert.Equal(1, unreadable);
        }, iter: 200);

    [Fact]
    public void The_bytes_of_a_batch_are_these_and_stay_these()
    {
        var writer = new BatchWriter();
        writer.Begin(1_700_000_000_123);
        writer.Ballot(3, 1, 0x1122334455667788, 2, 70_000);
        writer.Ballot(3, 200, 0x1122334455667788, 0xA1A2A3A4A5A6A7A8, 300);
        writer.Terms(130, 1, 0x0102030405060708, ["bus", "Fußweg"]);
        writer.Fact(new PollReset("P1"));
        writer.Upvote(130, 0x1122334455667788, true, 1);
        writer.Upvote(3, 0x0102030405060708, false);
        writer.Mark(new Mark(MarkPart.Poll, 0, 1, 7, Mark.GreatestFence) { Bits = 0x100, Assurance = (AssuranceClass)2, Channel = (MarkChannel)3, Weight = 300, MadeAt = 1 });

        Assert.Equal(
            "04" + "7B68E5CF8B010000"
            + "05" + "0F" + "01" + "03" + "01" + "8877665544332211" + "F0A204" + "02"
            + "05" + "16" + "08" + "03" + "C801" + "8877665544332211" + "AC02" + "A8A7A6A5A4A3A2A1"
            + "05" + "19" + "09" + "8201" + "01" + "0807060504030201" + "00" + "03627573" + "07" + "4675C39F776567"
            + "03" + "22" + Convert.ToHexString("""{"fact":"pollReset","pollId":"P1"}"""u8)
            + "05" + "0F" + "11" + "01" + "8201" + "00" + "8877665544332211" + "01" + "01"
            + "05" + "0D" + "10" + "01" + "03" + "00" + "0807060504030201" + "00"
            + "05" + "21" + "E2" + "00" + "01" + "0700000000000000" + "FFFFFFFFFFFFFF0F" + "02" + "03" + "AC02" + "0100000000000000" + "0001",
            Convert.ToHexString(writer.Written.Span));
    }

    [Fact]
    public void The_bytes_of_a_batch_with_marks_that_say_nothing_are_these_and_stay_these()
    {
        var writer = new BatchWriter();
        writer.Begin(1_700_000_000_123);
        writer.Ballot(3, 1, 0x1122334455667788, 2);
        writer.Mark(new Mark(MarkPart.Poll, 3, 1, 0x1122334455667788, 0) { Word = MarkWord.Withdrawn });
        writer.Mark(new Mark(MarkPart.Poll, 3, 1, 0x0102030405060708, 1) { Word = MarkWord.Abstained });

        Assert.Equal(
            "05" + "7B68E5CF8B010000"
            + "05" + "0D" + "01" + "03" + "01" + "8877665544332211" + "00" + "02"
            + "05" + "0C" + "0B" + "03" + "01" + "8877665544332211" + "00"
            + "05" + "0C" + "0A" + "03" + "01" + "0807060504030201" + "01",
            Convert.ToHexString(writer.Written.Span));
    }

    [Fact]
    public void Every_field_of_a_mark_is_read_back_as_it_was_written()
        => Gen.Select(Gen.Byte, Gen.Int, Gen.Int, Gen.ULong, Fence, Gen.Byte, Gen.Byte, Gen.UInt)
            .Select(Bits, Gen.Long.Nullable(), Gen.Byte.Array[0, 300].Null()).Sample((fields, bits, madeAt, bytes) =>
        {
            var (part, item, round, voter, fence, assurance, channel, weight) = fields;
            var mark = new Mark((MarkPart)part, item, round, voter, fence)
            {
                Bits = bytes is null ? bits : 0,
                Assurance = (AssuranceClass)assurance,
                Channel = (MarkChannel)channel,
                Weight = weight,
                MadeAt = madeAt,
            };
            var writer = new BatchWriter();
            writer.Begin(5);
            writer.Mark(bytes is null ? mark : mark with { Bytes = bytes });
            writer.Fact(new HallOpened());

            Assert.True(BatchReader.TryOpen(writer.Written.Span, out var reader));
            Assert.Equal(BatchReader.Kind.Mark, reader.Next());
            Assert.Equal(mark, reader.Mark);
            Assert.Equal(bytes is not null, reader.HasBytes);
            Assert.Equal(bytes ?? [], reader.Bytes.ToArray());
            Assert.Equal(BatchReader.Kind.Fact, reader.Next());
            Assert.Equal(BatchReader.Kind.End, reader.Next());
        }, iter: 2_000);

    [Theory]
    [InlineData("")]
    [InlineData("01 03 01 8877665544332211 00")]
    [InlineData("01 03 01 8877665544332211 00 02 02")]
    [InlineData("0A 03 01 8877665544332211 00 02")]
    [InlineData("01 03 01 88776655443322")]
    [InlineData("10")]
    [InlineData("20 03 01 8877665544332211 00 01")]
    [InlineData("40 03 01 8877665544332211 00 FFFFFFFF1F")]
    [InlineData("80 03 01 8877665544332211 00 01000000000000")]
    [InlineData("00 03 01 8877665544332211 8080808080808010")]
    [InlineData("00 FFFFFFFF1F 01 8877665544332211 00")]
    public void A_mark_that_is_not_what_it_says_is_unreadable(string hex)
    {
        var payload = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        var (read, unreadable, _) = Read([.. Write(5, []), 5, (byte)payload.Length, .. payload, .. Write(5, [new Entry(3, 1, 7, 1)])[BatchFormat.HeaderLength..]]);

        Assert.Equal([Show(new Entry(3, 1, 7, 1))], read.Select(Show));
        Assert.Equal(1, unreadable);
    }

    [Fact]
    public void Before_version_4_a_mark_is_a_tag_like_any_that_is_not_known()
    {
        foreach (var version in new byte[] { 1, 2 })
        {
            byte[] batch = [.. Write(5, [new Entry(3, 1, 7, 1)])];
            batch[0] = version;
            var (read, unreadable, _) = Read(batch);
            Assert.Empty(read);
            Assert.Equal(1, unreadable);
        }
    }

    [Fact]
    public void A_batch_of_version_2_is_read_as_ever()
    {
        var (read, unreadable, time) =
            Read(Convert.FromHexString("02" + First + "04" + "0B" + "8201" + "8877665544332211" + "01" + "04" + "0A" + "03" + "0807060504030201" + "00"));

        Assert.Equal((0, 1_700_000_000_123), (unreadable, time));
        Assert.Equal(
            [
                Show(new Entry(3, 200, 0x1122334455667788, 0xA1A2A3A4A5A6A7A8)),
                Show(new Entry(130, 1, 0x0102030405060708, Terms: ["bus", "Fußweg"])),
                Show(new Entry(Fact: new PollReset("P1"))),
                Show(new Entry(130, Voter: 0x1122334455667788, Upvote: true)),
                Show(new Entry(3, Voter: 0x0102030405060708, Upvote: false)),
            ],
            read.Select(Show));
    }

    [Fact]
    public void A_batch_of_version_1_is_read_as_ever()
    {
        var (read, unreadable, time) = Read(Convert.FromHexString("01" + First));

        Assert.Equal((0, 1_700_000_000_123), (unreadable, time));
        Assert.Equal(
            [Show(new Entry(3, 200, 0x1122334455667788, 0xA1A2A3A4A5A6A7A8)), Show(new Entry(130, 1, 0x0102030405060708, Terms: ["bus", "Fußweg"])),
                Show(new Entry(Fact: new PollReset("P1")))],
            read.Select(Show));
    }

    [Theory]
    [InlineData("01")]
    [InlineData("02")]
    public void A_compacted_batch_is_version_3_before_the_version_it_was_appended_in_and_is_read_like_that_one(string appendedIn)
    {
        var (read, unreadable, time) = Read(Convert.FromHexString("03" + appendedIn + First));
        var (appended, _, _) = Read(Convert.FromHexString(appendedIn + First));

        Assert.Equal((0, 1_700_000_000_123), (unreadable, time));
        Assert.Equal(appended.Select(Show), read.Select(Show));
        Assert.Equal(3, BatchReader.VersionOf(Convert.FromHexString("03" + appendedIn + First)));
    }

    [Fact]
    public void A_compacted_batch_that_a_newer_version_appended_is_as_new_as_that_and_one_of_no_version_is_no_batch()
    {
        Assert.Equal(4, BatchReader.VersionOf([3, 4]));
        Assert.Equal(5, BatchReader.VersionOf([3, 5]));
        Assert.Equal(3, BatchReader.VersionOf([3, 0]));
        Assert.Equal(3, BatchReader.VersionOf([3]));
        foreach (var appendedIn in new byte[] { 0, 3, BatchFormat.Version + 1 })
            Assert.False(BatchReader.TryOpen([3, appendedIn, .. Write(5, [])[1..]], out _));
        for (var length = 0; length <= BatchFormat.HeaderLength; length++)
            Assert.False(BatchReader.TryOpen(new byte[] { 3, 2, 0, 0, 0, 0, 0, 0, 0, 0 }.AsSpan(0, length), out _));
    }

    [Fact]
    public void Version_1_had_no_upvotes()
    {
        var batch = Convert.FromHexString(
            "01" + "0500000000000000" + "04" + "0A" + "03" + "0700000000000000" + "01" + "01" + "03" + "01" + "0700000000000000" + "0100000000000000");

        var (read, unreadable, _) = Read(batch);
        Assert.Equal([Show(new Entry(3, 1, 7, 1))], read.Select(Show));
        Assert.Equal(1, unreadable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00 0000000000000000")]
    [InlineData("00 0000000000000000 02")]
    [InlineData("00 0000000000000000 01 00")]
    [InlineData("FFFFFFFFFF 0000000000000000 01")]
    public void An_upvote_that_is_not_what_it_says_is_unreadable(string hex)
    {
        var payload = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        var (read, unreadable, _) = Read([.. Write(5, []), 4, (byte)payload.Length, .. payload]);

        Assert.Empty(read);
        Assert.Equal(1, unreadable);
    }

    [Fact]
    public void A_writer_begins_anew_with_every_batch()
    {
        var writer = new BatchWriter();
        writer.Begin(1);
        writer.Fact(new HallOpened());
        writer.Begin(2);

        Assert.Equal("040200000000000000", Convert.ToHexString(writer.Written.Span));
    }

    [Theory]
    [InlineData("00 01 05000000")]
    [InlineData("00 01 0500000000000000 11 0161016101610161016101610161016101610161016101610161016101610161 0161")]
    [InlineData("00 01 0500000000000000 01 01 FF")]
    [InlineData("00 01 0500000000000000 01 02 61")]
    [InlineData("00 01 0500000000000000 01 01 61 00")]
    [InlineData("00 01 0500000000000000 02 01 61")]
    public void Terms_that_are_not_what_they_say_are_unreadable(string hex)
    {
        var payload = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        var (read, unreadable, _) = Read([.. Write(5, []), 2, (byte)payload.Length, .. payload]);

        Assert.Empty(read);
        Assert.Equal(1, unreadable);
    }

    private static string Show(Entry entry)
        => $"{entry.Fence} {entry.Poll} {entry.Round} {entry.Voter} {entry.Bits} {entry.Upvote} "
            + $"{(entry.Terms is { } terms ? string.Join('|', terms) + terms.Length : "")} {(entry.Fact is { } fact ? Convert.ToHexString(BatchWriter.Serialize(fact)) : "")}";

    private static byte[] Write(long time, IEnumerable<Entry> entries)
    {
        var writer = new BatchWriter();
        writer.Begin(time);
        foreach (var entry in entries)
        {
            if (entry.Fact is { } fact)
                writer.Fact(fact);
            else if (entry.Upvote is { } on)
                writer.Upvote(entry.Poll, entry.Voter, on, entry.Fence);
            else if (entry.Terms is { } terms)
                writer.Terms(entry.Poll, entry.Round, entry.Voter, terms, entry.Fence);
            else
                writer.Ballot(entry.Poll, entry.Round, entry.Voter, entry.Bits, entry.Fence);
        }

        return writer.Written.ToArray();
    }

    private static (List<Entry> Entries, int Unreadable, long Time) Read(byte[] batch)
    {
        Assert.True(BatchReader.TryOpen(batch, out var reader));
        var (entries, unreadable) = (new List<Entry>(), 0);
        for (var kind = reader.Next(); kind != BatchReader.Kind.End; kind = reader.Next())
        {
            switch (kind)
            {
                case BatchReader.Kind.Mark:
                    entries.Add(EntryOf(ref reader));
                    break;
                case BatchReader.Kind.Fact:
                    entries.Add(new Entry(Fact: reader.Fact));
                    break;
                default:
                    unreadable++;
                    break;
            }
        }

        return (entries, unreadable, reader.Time);
    }

    private static Entry EntryOf(ref BatchReader reader)
    {
        var mark = reader.Mark;
        if (mark.Part == MarkPart.Question)
            return new Entry(mark.Item, mark.Round, mark.Voter, Upvote: mark.Bits == 1, Fence: mark.Fence);
        if (!reader.HasBytes)
            return new Entry(mark.Item, mark.Round, mark.Voter, mark.Bits, Fence: mark.Fence);
        var terms = reader.Terms.IsDefault ? TermBytes.Read(reader.Bytes) : reader.Terms;
        return new Entry(mark.Item, mark.Round, mark.Voter, Terms: terms, Fence: mark.Fence);
    }

    private sealed record Entry(
        int Poll = 0, int Round = 0, ulong Voter = 0, ulong Bits = 0, ImmutableArray<string>? Terms = null, Fact? Fact = null, bool? Upvote = null, ulong Fence = 0);
}
