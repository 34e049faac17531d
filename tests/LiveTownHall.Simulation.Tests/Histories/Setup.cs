using System.Collections.Immutable;
using System.Globalization;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Simulation.Tests.Histories;

/// <summary>The hall that every history begins with.</summary>
internal static class Setup
{
    public const string JoinCode = "ACDEFG";

    public static readonly string Hall = Id(1);

    /// <summary>Polls that are open from the beginning: a number, words, one of several.</summary>
    public static readonly ImmutableArray<string> Polls = [Id(11), Id(12), Id(13)];

    public static readonly ImmutableArray<string> Options = ["a", "b", "c", "d"];

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"01J{number:D23}");

    public static PollDefinition Definition(PollKind kind) => kind switch
    {
        PollKind.Numeric => new PollDefinition { Kind = kind, Title = "How many" },
        PollKind.Words => new PollDefinition { Kind = kind, Title = "In a word", MaxWords = 2 },
        _ => new PollDefinition { Kind = PollKind.Single, Title = "Which", Options = [.. Options.Select(id => new PollOption(id, id))] },
    };

    public static byte[] FirstBatch(long time)
    {
        var batch = new BatchWriter();
        batch.Begin(time);
        batch.Fact(new HallCreated
        {
            HallId = Hall,
            Title = "Simulated",
            Languages = ["en"],
            JoinCode = JoinCode,
            KeyHashes = ImmutableSortedDictionary<string, string>.Empty,
            Moderation = "post",
            AnonymousQuestions = true,
        });
        batch.Fact(new HallOpened());
        foreach (var (id, kind) in Polls.Zip([PollKind.Numeric, PollKind.Words, PollKind.Single]))
        {
            batch.Fact(new PollCreated(id, Definition(kind)));
            batch.Fact(new PollOpened(id));
        }

        return batch.Written.ToArray();
    }
}
