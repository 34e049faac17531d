using System.Collections.Immutable;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Benchmarks;

/// <summary>A hall whose polls are open, with four options each.</summary>
internal static class OpenHall
{
    /// <summary>Writes the hall's first batch.</summary>
    public static void Begin(BatchWriter writer, int polls, ResultsRule? results = null)
    {
        writer.Begin(1);
        writer.Fact(new HallCreated
        {
            HallId = "01J00000000000000000000000",
            Title = "Benchmark",
            Languages = ["en"],
            JoinCode = "ABCDEF",
            KeyHashes = ImmutableSortedDictionary<string, string>.Empty,
            Moderation = "pre",
            AnonymousQuestions = true,
        });
        for (var i = 0; i < polls; i++)
        {
            var poll = new PollDefinition
            {
                Kind = PollKind.Single,
                Title = $"Question {i}",
                Options = [.. Enumerable.Range(0, 4).Select(o => new PollOption($"{o}", $"Option {o}"))]
            };
            writer.Fact(new PollCreated($"P{i}", results is { } rule ? poll with { Results = rule } : poll));
            writer.Fact(new PollOpened($"P{i}"));
        }
    }
}
