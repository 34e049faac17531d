using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using LiveTownHall.Client.Http;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Journal;

namespace LiveTownHall.Rehearsal.Dress;

/// <summary>Sends a synthetic audience through a copy of a hall and says whether the meeting can be held.</summary>
public sealed class DressRehearsal(IRehearsedServer rehearsed, IStore store, TimeProvider time)
{
    public const int MostAttendees = 5000;
    public const int UsualAttendees = 500;

    /// <summary>Past it a rehearsal is given up: that many people are too many.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private const int JoinsAtOnce = 50;
    private const double LongestJoinMs = 3000;
    private const double LongestCountMs = 1000;
    private const double LongestSightMs = 1500;

    /// <summary>Votes come at this rate or faster: few people do not need all of <see cref="LongestVoting"/>.</summary>
    private static readonly TimeSpan BetweenVotes = TimeSpan.FromMilliseconds(20);

    /// <summary>Of one poll.</summary>
    private static readonly TimeSpan LongestVoting = TimeSpan.FromSeconds(10);

    /// <summary>Of all polls together.</summary>
    private static readonly TimeSpan AllVoting = TimeSpan.FromSeconds(30);

    private int _running;

    /// <summary>Whether one is under way; two at once would only measure each other.</summary>
    public bool IsRunning => Volatile.Read(ref _running) == 1;

    /// <returns>Null for an unknown hall, or while another rehearsal runs.</returns>
    public async Task<RehearsalVerdict?> RunAsync(string hallId, int attendees, CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
            return null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Limit);
            using var copy = await HallCopy.MakeAsync(store, hallId, time, limit.Token);
            return copy is null ? null : await PlayAsync(copy, hallId, Math.Clamp(attendees, 1, MostAttendees), limit.Token);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    private async Task<RehearsalVerdict> PlayAsync(HallCopy copy, string hallId, int attendees, CancellationToken cancellation)
    {
        var (server, polls) = (await rehearsed.StartAsync(copy.Folder, cancellation), copy.Polls);
        using var http = new HttpClient();
        var api = new TownHallHttp(http, server.Address);
        var cast = new ConcurrentBag<SyntheticAttendee>();
        try
        {
            var joins = await JoinAsync(api, hallId, attendees, cast, cancellation);
            var (counted, votes) = await VoteAsync([.. cast], polls, cancellation);
            var seen = await SeenAsync([.. cast], [.. votes.Where((_, i) => i % polls.Count == 0)], cancellation);
            return Judge(attendees, polls, joins, counted, seen, await CountAsync(api, hallId, polls, cancellation));
        }
        finally
        {
            await Task.WhenAll(cast.Select(one => one.DisposeAsync().AsTask()));

            // Nobody needs a goodbye here, so the host is not stopped in order but taken down.
            await server.Host.DisposeAsync();
        }
    }

    /// <summary>Voters in the results of these polls, those who abstained among them, as everybody may see them.</summary>
    private static async Task<long> CountAsync(TownHallHttp api, string hallId, IReadOnlyList<RehearsedPoll> polls, CancellationToken cancellation)
    {
        var voters = 0L;
        foreach (var poll in polls)
        {
            var tally = await api.TallyAsync(hallId, poll.Id, cancellation: cancellation);
            voters += tally.Voters + (tally.Abstained ?? 0);
        }

        return voters;
    }

    private async Task<List<double>> JoinAsync(TownHallHttp api, string hallId, int attendees, ConcurrentBag<SyntheticAttendee> cast, CancellationToken cancellation)
    {
        var times = new ConcurrentBag<double>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = JoinsAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, attendees, options, async (number, stop) =>
        {
            var started = Stopwatch.GetTimestamp();
            var one = new SyntheticAttendee(number, rehearsed.BallotOf);
            try
            {
                await one.JoinAsync(api.Server, await api.TicketAsync(hallId, new TicketRequest(), stop), stop);
                cast.Add(one);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            catch (Exception refused) when (refused is HttpRequestException or RefusedException or WebSocketException or IOException)
            {
                await one.DisposeAsync();
            }
            catch
            {
                await one.DisposeAsync();
                throw;
            }
        });
        return [.. times];
    }

    /// <summary>Everybody votes in every poll, in one after the other as in a meeting.</summary>
    private async Task<(List<double> Times, List<(long CastAt, long Position)> Votes)> VoteAsync(
        SyntheticAttendee[] cast, IReadOnlyList<RehearsedPoll> polls, CancellationToken cancellation)
    {
        var spread = TimeSpan.FromTicks(Math.Min(Math.Min(BetweenVotes.Ticks * cast.Length, LongestVoting.Ticks), AllVoting.Ticks / polls.Count));
        var (times, counted) = (new List<double>(), new List<(long, long)>());
        foreach (var poll in polls)
        {
            var votes = await Task.WhenAll(cast.Select(async (one, i) =>
            {
                await Task.Delay(spread * i / cast.Length, time, cancellation);
                var (castAt, position) = await one.VoteAsync(poll, cancellation);
                return (Took: Stopwatch.GetElapsedTime(castAt).TotalMilliseconds, CastAt: castAt, Position: position);
            }));
            foreach (var vote in votes.Where(vote => vote.Position is not null))
            {
                times.Add(vote.Took);
                counted.Add((vote.CastAt, vote.Position!.Value));
            }
        }

        return (times, counted);
    }

    /// <summary>How long each vote took to every tenth attendee's screen.</summary>
    private async Task<List<double>> SeenAsync(SyntheticAttendee[] cast, List<(long CastAt, long Position)> votes, CancellationToken cancellation)
    {
        if (votes.Count == 0)
            return [];
        var (witnesses, last) = (cast.Where((_, i) => i % 10 == 0).ToList(), votes.Max(v => v.Position));
        for (var waited = 0; waited < 50 && witnesses.Exists(w => w.SawAt(last) is null); waited++)
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellation);
        return
        [
            .. from witness in witnesses
               from vote in votes
               select witness.SawAt(vote.Position) is { } at ? Stopwatch.GetElapsedTime(vote.CastAt, at).TotalMilliseconds : double.PositiveInfinity,
        ];
    }

    private static RehearsalVerdict Judge(int attendees, IReadOnlyList<RehearsedPoll> polls, List<double> joins, List<double> counted, List<double> seen, long inResult)
    {
        var votes = joins.Count * polls.Count;
        var votesAreRight = counted.Count == votes && inResult == counted.Count;
        var kinds = string.Join(", ", polls.Select(poll => poll.Definition.Kind.ToProtocol()));
        var findings = new List<(RehearsalCheck Check, string What)>
        {
            (new(RehearsalCodes.Joined, joins.Count == attendees, joins.Count, attendees), $"{joins.Count} of {attendees} attendees got in."),
            (new(RehearsalCodes.Counted, votesAreRight, Math.Min(counted.Count, inResult), votes),
                $"{counted.Count} votes were acknowledged and {inResult} are in the result: one of everybody in a poll of each kind ({kinds})."),
            Within(RehearsalCodes.JoinMs, "getting in", joins, LongestJoinMs),
            Within(RehearsalCodes.CountedMs, "a vote being counted", counted, LongestCountMs),
            Within(RehearsalCodes.SeenMs, "a vote showing on the attendees' screens", seen, LongestSightMs),
        };
        return new RehearsalVerdict
        {
            Go = findings.TrueForAll(f => f.Check.Good),
            Attendees = attendees,
            Joined = joins.Count,
            Acknowledged = counted.Count,
            Counted = inResult,
            JoinMs = P99(joins),
            CountedMs = P99(counted),
            SeenMs = P99(seen),
            Findings = [.. findings.Select(f => (f.Check.Good ? "Good: " : "Not good: ") + f.What)],
            Checks = [.. findings.Select(f => f.Check)],
        };
    }

    private static (RehearsalCheck Check, string What) Within(string code, string what, List<double> times, double limit)
        => (new(code, times.Count > 0 && P99(times) <= limit, P99(times), limit),
            string.Create(CultureInfo.InvariantCulture, $"{what} took at most {P99(times):0} ms for 99 of 100; {limit:0} ms is the limit."));

    /// <summary>Rounded; a time that never ended counts as ten minutes, so that it can be written as JSON.</summary>
    private static double P99(List<double> times)
    {
        if (times.Count == 0)
            return 0;
        var sorted = times.Order().ToArray();
        return Math.Round(Math.Min(sorted[(int)Math.Ceiling(sorted.Length * 0.99) - 1], 600_000));
    }
}
