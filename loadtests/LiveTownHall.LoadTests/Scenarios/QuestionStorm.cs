using System.Collections.Concurrent;
using LiveTownHall.Client;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.LoadTests.Running;
using LiveTownHall.LoadTests.Town;
using LiveTownHall.Testing;

namespace LiveTownHall.LoadTests.Scenarios;

/// <summary>Everybody asks and upvotes beside an open poll: does a vote still come through as fast, and is every question and upvote there afterwards?</summary>
internal static class QuestionStorm
{
    private const int QuestionsPerSecond = 20;
    private const int UpvotesPerSecond = 500;
    private const int VotesPerSecond = 100;

    private static readonly string[] Subjects = ["buses", "streets", "parks", "libraries", "schools", "the quays", "street lighting", "flood protection", "the market", "housing"];
    private static readonly string[] Openings = ["When does the council decide about", "Who pays for", "How much is planned for", "Why has nobody asked us about", "What happens next year with", "Is there a plan for"];

    /// <summary>A window without questions, one with, and one without again, in the same run: the middle one is compared with those around it.</summary>
    /// <param name="seconds">Length of each window.</param>
    public static async Task<ScenarioReport> RunAsync(int attendees, int seconds, CancellationToken cancellation)
    {
        await using var town = await Installation.StartAsync(1, false, ResultsVisibility.Live);
        var report = new ScenarioReport("question-storm", $"{attendees} attendees, {QuestionsPerSecond} questions and {UpvotesPerSecond} upvotes a second for {seconds} s beside {VotesPerSecond} votes a second; {town.Name}");
        var join = report.Step("join");
        await using var desk = new BackstageClient(town.OptionsFor(0, town.Hall.Keys.Facilitator));
        await desk.ConnectAsync(cancellation);
        await desk.UpdateHallAsync(new UpdateHall { Questions = new QuestionSettings("post") }, cancellation);
        await using var crowd = new Crowd(town, attendees);
        await crowd.JoinAsync(join, cancellation);
        await crowd.RehearseAsync(attendees * 2, Math.Min(seconds, 20), cancellation);

        var storm = new Storm(crowd, report.Step("ask"), report.Step("upvote"));

        // A server that has just started compiles what it runs and reads its word lists; that is not what a question costs.
        await storm.RunAsync(Math.Min(seconds, 5), cancellation);
        var (before, during, after) = (report.Step("vote, before"), report.Step("vote, during the storm"), report.Step("vote, after"));
        await VoteAsync(crowd, seconds, 0, before, cancellation);
        await Task.WhenAll(VoteAsync(crowd, seconds, 1, during, cancellation), storm.RunAsync(seconds, cancellation));
        await VoteAsync(crowd, seconds, 2, after, cancellation);

        report.Figure("vote latency during / around, p50", $"{during.Milliseconds(50) / Around(50):0.00}");
        report.Figure("vote latency during / around, p99", $"{during.Milliseconds(99) / Around(99):0.00}");
        Proof.EverybodyWasServed(report);
        await Proof.TallyIsTruthAsync(report, "at the end", town, crowd.Truth, cancellation);
        await storm.CompareAsync(report, desk, cancellation);
        return report;

        double Around(double percentile) => (before.Milliseconds(percentile) + after.Milliseconds(percentile)) / 2;
    }

    private static Task VoteAsync(Crowd crowd, int seconds, int turn, Step step, CancellationToken cancellation) =>
        new LoadSimulation.Inject(seconds * VotesPerSecond, TimeSpan.FromSeconds(seconds)).RunAsync(
            (i, due) => crowd.VoteAsync(i % crowd.Attendees.Count, i + turn, due, step), cancellation);

    /// <summary>The questions and upvotes of a run, and what the server said of them.</summary>
    private sealed class Storm(Crowd crowd, Step ask, Step upvote)
    {
        private readonly ConcurrentDictionary<string, ConcurrentDictionary<int, byte>> _voters = new(StringComparer.Ordinal);
        private string[] _asked = [];
        private int _number;

        public Task RunAsync(int seconds, CancellationToken cancellation) => Task.WhenAll(
            new LoadSimulation.Inject(seconds * QuestionsPerSecond, TimeSpan.FromSeconds(seconds)).RunAsync(AskAsync, cancellation),
            new LoadSimulation.Inject(seconds * UpvotesPerSecond, TimeSpan.FromSeconds(seconds)).RunAsync(UpvoteAsync, cancellation));

        public async Task CompareAsync(ScenarioReport report, BackstageClient desk, CancellationToken cancellation)
        {
            var (found, upvotes, total) = (0, 0L, int.MaxValue);
            while (found < total)
            {
                var page = await desk.FindQuestionsAsync(new FindQuestions { Order = QuestionOrders.Newest, Offset = found, Limit = 50 }, cancellation).Within();
                if (page.Questions is not { Count: > 0 } questions) break;
                (found, upvotes, total) = (found + questions.Count, upvotes + questions.Sum(q => q.Upvotes), page.Total!.Value);
            }

            var cast = _voters.Values.Sum(v => (long)v.Count);
            report.Check("every acknowledged question is there", found == _voters.Count, $"{_voters.Count} acknowledged, {found} there");
            report.Check("every acknowledged upvote counts, each person once", upvotes == cast, $"{cast} acknowledged, {upvotes} counted");
        }

        private async Task AskAsync(int _, long due)
        {
            var number = Interlocked.Increment(ref _number);
            var asker = number * 7 % crowd.Attendees.Count;
            var id = Ulid.NewUlid().ToString();
            var text = $"{Openings[number % Openings.Length]} {Subjects[number / Openings.Length % Subjects.Length]} in district {number}?";
            var outcome = await crowd.Attendees[asker].AskQuestionAsync(new AskQuestion { QuestionId = id, Text = text, Language = "en" });
            if (outcome.Error is { } refusal)
            {
                ask.Failed(refusal.Code);
                return;
            }

            ask.Succeeded(due);
            _voters[id] = new ConcurrentDictionary<int, byte>();
            Volatile.Write(ref _asked, [.. _asked, id]);
        }

        /// <summary>The newer a question, the more it is upvoted.</summary>
        private async Task UpvoteAsync(int number, long due)
        {
            var asked = Volatile.Read(ref _asked);
            if (asked.Length == 0) return;
            var voter = number * 31 % crowd.Attendees.Count;
            var question = asked[asked.Length - 1 - (number % Math.Min(asked.Length, 40))];
            var outcome = await crowd.Attendees[voter].UpvoteAsync(question);
            if (outcome.Error is { } refusal)
            {
                upvote.Failed(refusal.Code);
                return;
            }

            upvote.Succeeded(due);
            _voters[question].TryAdd(voter, 0);
        }
    }
}
