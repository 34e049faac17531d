using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Halls;

/// <summary>A journal with polls of the seven first kinds, in the form of version 2: the same bytes at every run.</summary>
internal static class EveryKindJournal
{
    private static readonly PollOption[] Options = [.. Enumerable.Range(0, 6).Select(i => new PollOption("o" + i, "Option " + i))];

    private static readonly PollDefinition[] Polls =
    [
        new() { Kind = PollKind.Single, Title = "One", Options = [.. Options] },
        new() { Kind = PollKind.Multiple, Title = "Some", Options = [.. Options], MinChoices = 1, MaxChoices = 3 },
        new() { Kind = PollKind.Ranking, Title = "Order", Options = [.. Options], MinChoices = 1, MaxChoices = 6, CanChange = false },
        new() { Kind = PollKind.Rating, Title = "Well?", Min = 1, Max = 5, Step = 0.5 },
        new() { Kind = PollKind.Numeric, Title = "How much?", Min = 0, Max = 1000, Step = 1 },
        new() { Kind = PollKind.Words, Title = "Words", MaxWords = 2 },
        new() { Kind = PollKind.Text, Title = "Why?" },
    ];

    private static readonly string[] Terms = ["bus", "tram", "Fußweg", "رصيف", "दिल्ली", "\U0001F6B2 lanes", "\uFF5E", "two words", "not\ncounted as a word", ""];

    public static IEnumerable<byte[]> Batches()
    {
        var (writer, state) = (new BatchWriter(), 7UL);
        int Below(int bound)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (int)((state >> 33) % (ulong)bound);
        }

        writer.Begin(JournalledHall.Noon);
        writer.Fact(JournalledHall.Creation);
        for (var i = 0; i < Polls.Length; i++)
        {
            writer.Fact(new PollCreated("P" + i, Polls[i]));
            writer.Fact(new PollOpened("P" + i));
        }

        yield return writer.Written.ToArray();
        for (var batch = 0; batch < 60; batch++)
        {
            writer.Begin(JournalledHall.Noon + batch);
            for (var i = 0; i < 40; i++)
            {
                var (poll, voter, how) = (Below(Polls.Length), (ulong)Below(50), Below(10));
                if (poll < 4)
                    writer.Ballot(poll, 1, voter, how == 0 ? (ulong)Below(1 << 24) : poll == 2 ? (ulong)(1 + Below(6)) : (ulong)Below(8));
                else if (poll == 4)
                    writer.Ballot(poll, 1, voter, BitConverter.DoubleToUInt64Bits(Below(1100)) | 1UL << 63);
                else if (poll == 5 && how < 5)
                    writer.Terms(poll, 1, voter, [.. new[] { Terms[Below(8)], Terms[Below(8)] }.Order(StringComparer.Ordinal)]);
                else
                    writer.Terms(poll, 1, voter, [Terms[Below(10)]]);
            }

            if (batch % 10 == 5)
                writer.Fact(new AnswerPicked("P6", 1, (ulong)Below(8), true));
            if (batch == 40)
                writer.Fact(new PollReset("P5"));
            yield return writer.Written.ToArray();
        }
    }
}
