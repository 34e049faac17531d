using System.Collections.Concurrent;
using System.Diagnostics;
using LiveTownHall.Client;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.LoadTests.Measuring;
using LiveTownHall.LoadTests.Raw;
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

    /// <summary>A call needs somebody who is not waiting for an answer.
    /// With fewer people than calls in a second a disk that stalls for a tenth of one ends the run, and not the server.</summary>
    public const int FewestAttendees = QuestionsPerSecond + UpvotesPerSecond + VotesPerSecond;

    private static readonly string[] Subjects = ["buses", "streets", "parks", "libraries", "schools", "the quays", "street lighting", "flood protection", "the market", "housing"];
    private static readonly string[] Openings =
        ["When does the council decide about", "Who pays for", "How much is planned for", "Why has nobody asked us about", "What happens next year with", "Is there a plan for"];

    /// <summary>A window without questions, one with, and one without again, in the same run: the middle one is compared with those around it.</summary>
    /// <param name="seconds">Length of each window.</param>
    public static async Task<ScenarioReport> RunAsync(int attendees, int seconds, CancellationToken cancellation)
    {
        await using var town = await Installation.StartAsync(1, false, ResultsVisibility.Live);
        var report = new ScenarioReport("question-storm",
            $"{attendees} attendees, {QuestionsPerSecond} questions and {UpvotesPerSecond} upvotes a second for {seconds} s beside {VotesPerSecond} votes a second; {town.Name}");
        await using var desk = new BackstageClient(town.OptionsFor(0, town.Hall.Keys.Facilitator));
        await desk.ConnectAsync(cancellation);
        await desk.UpdateHallAsync(new UpdateHall { Questions = new QuestionSettings("post") }, cancellation);
        using var crowd = new Callers();
        await crowd.JoinAsync(town, attendees, cancellation);
        var voting = new Voting(crowd, new GroundTruth(attendees));
        var storm = new Storm(crowd, report.Step("ask"), report.Step("upvote"));

        // A server that has just started compiles what it runs and reads its word lists; that is not what a question costs.
        await voting.VoteAsync(town.RehearsalId, seconds, 0, null, cancellation);
        await storm.RunAsync(Math.Min(seconds, 10), cancellation);
        var windows = new List<Window>();
        foreach (var (turn, name) in new[] { "before", "during the storm", "after" }.Index())
        {
            var step = report.Step($"vote, {name}");
            var (started, gauge, bytes) = (Stopwatch.GetTimestamp(), town.Gauge(), crowd.Bytes);
            var votes = voting.VoteAsync(town.PollId, seconds, turn, step, cancellation);
            await (turn == 1 ? Task.WhenAll(votes, storm.RunAsync(seconds, cancellation)) : votes);
            var took = Stopwatch.GetElapsedTime(started);
            windows.Add(new Window(step, (town.Gauge().Cpu - gauge.Cpu) / took, (crowd.Bytes - bytes) / 1e6 / took.TotalSeconds));
        }

        report.Figure("vote latency during / around, p50", $"{windows[1].Step.Milliseconds(50) / Around(w => w.Step.Milliseconds(50)):0.00}");
        report.Figure("vote latency during / around, p99", $"{windows[1].Step.Milliseconds(99) / Around(w => w.Step.Milliseconds(99)):0.00}");
        report.Figure("server's cores during, around", $"{windows[1].Cores:0.00}, {Around(w => w.Cores):0.00}");
        report.Figure("MB/s to the attendees during, around", $"{windows[1].Megabytes:0.0}, {Around(w => w.Megabytes):0.0}");
        Proof.EverybodyWasServed(report);
        await Proof.TallyIsTruthAsync(report, "at the end", town, voting.Truth, cancellation);
        await storm.CompareAsync(report, desk, cancellation);
        return report;

        double Around(Func<Window, double> figure) => (figure(windows[0]) + figure(windows[2])) / 2;
    }

    private sealed record Window(Step Step, double Cores, double Megabytes);

    private sealed class Voting(Callers crowd, GroundTruth truth)
    {
        public GroundTruth Truth => truth;

        /// <param name="step">Null where the votes only warm the server up.</param>
        public Task VoteAsync(string poll, int seconds, int turn, Step? step, CancellationToken cancellation)
        {
            byte[][] ballots = [.. Installation.Options.Select(o => Pack.CastBallot(poll, o))];
            return new LoadSimulation.Inject(seconds * VotesPerSecond, TimeSpan.FromSeconds(seconds)).RunAsync(
                async (i, due) =>
                {
                    var choice = (i + turn) % ballots.Length;
                    var vote = await crowd.CallAsync(i % crowd.Count, _ => ballots[choice]);
                    if (step is null)
                        return;
                    if (vote.Ok)
                        truth.Counted(vote.Caller, Installation.Options[choice]);
                    step.Answered(vote.Ok, due, vote.At);
                },
                cancellation);
        }
    }

    /// <summary>The questions and upvotes of a run, and what the server said of them.</summary>
    private sealed class Storm(Callers crowd, Step ask, Step upvote)
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
                if (page.Questions is not { Count: > 0 } questions)
                    break;
                (found, upvotes, total) = (found + questions.Count, upvotes + questions.Sum(q => q.Upvotes), page.Total!.Value);
            }

            var cast = _voters.Values.Sum(v => (long)v.Count);
            report.Check("every acknowledged question is there", found == _voters.Count, $"{_voters.Count} acknowledged, {found} there");
            report.Check("every acknowledged upvote counts, each person once", upvotes == cast, $"{cast} acknowledged, {upvotes} counted");
        }

        private async Task AskAsync(int _, long due)
        {
            var number = Interlocked.Increment(ref _number);
            var id = Ulid.NewUlid().ToString();
            var text = $"{Openings[number % Openings.Length]} {Subjects[number / Openings.Length % Subjects.Length]} in district {number}?";
            var asked = await crowd.CallAsync(number * 7 % crowd.Count, _ => Pack.Call("AskQuestion", new AskQuestion { QuestionId = id, Text = text, Language = "en" }));
            ask.Answered(asked.Ok, due, asked.At);
            if (!asked.Ok)
                return;
            _voters[id] = new ConcurrentDictionary<int, byte>();
            Volatile.Write(ref _asked, [.. _asked, id]);
        }

        /// <summary>The newer a question, the more it is upvoted.</summary>
        private async Task UpvoteAsync(int number, long due)
        {
            var asked = Volatile.Read(ref _asked);
            if (asked.Length == 0)
                return;
            var question = asked[asked.Length - 1 - (number % Math.Min(asked.Length, 40))];
            var upvoted = await crowd.CallAsync(number * 31 % crowd.Count, _ => Pack.Call("Upvote", new Upvote { QuestionId = question, On = true }));
            upvote.Answered(upvoted.Ok, due, upvoted.At);
            if (upvoted.Ok)
                _voters[question].TryAdd(upvoted.Caller, 0);
        }
    }
}
