using System.Diagnostics.Metrics;
using LiveTownHall.Contracts.Hubs;

namespace LiveTownHall.Server.Metrics;

/// <summary>What the server counts. No tag carries a hall, a person, a text or an address.</summary>
internal static class TownhallMetrics
{
    public const string MeterName = "LiveTownHall";

    private static readonly Meter Meter = new(MeterName);

    public static readonly UpDownCounter<int> Connections = Meter.CreateUpDownCounter<int>("townhall.connections", "{connection}", "Open hub connections by role");
    public static readonly UpDownCounter<int> HallsLoaded = Meter.CreateUpDownCounter<int>("townhall.halls.loaded", "{hall}", "Halls in memory");
    public static readonly Counter<long> FramesSent = Meter.CreateCounter<long>("townhall.frames.sent", "{frame}", "Deltas handed to connections");
    public static readonly Counter<long> FramesSkipped = Meter.CreateCounter<long>("townhall.frames.skipped", "{frame}",
        "Deltas not sent to connections that were still writing; they get a keyframe");
    public static readonly Counter<long> StuckConnections = Meter.CreateCounter<long>("townhall.connections.stuck", "{connection}",
        "Connections ended because they took no frame for 10 s");
    public static readonly Counter<long> CallsRefused = Meter.CreateCounter<long>("townhall.calls.refused", "{call}", "Hub calls refused at the gate, by code");
    public static readonly Counter<long> CreatorKeysRefused = Meter.CreateCounter<long>("townhall.creator_keys.refused", "{key}", "Wrong creator keys: somebody may be guessing");
    public static readonly Counter<long> VotesUntraced = Meter.CreateCounter<long>("townhall.votes.untraced", "{vote}",
        "Votes that count but were not examined for coordination, because too many came at once or were held already");
    public static readonly Counter<long> StoreChanges = Meter.CreateCounter<long>("townhall.store.changes", "{hall}",
        "Halls whose journal was found not to hold any more what it held");
    public static readonly Counter<long> BatchesRestored = Meter.CreateCounter<long>("townhall.batches.restored", "{batch}",
        "Batches that a store had lost and that were given back to it");
    public static readonly Counter<long> BatchesLost = Meter.CreateCounter<long>("townhall.batches.lost", "{batch}",
        "Batches that a store has lost and that nobody here could give back");
    public static readonly Counter<long> FactsRefusedAgain = Meter.CreateCounter<long>("townhall.facts.refused_again", "{fact}",
        "Facts that had been taken and are refused where they stand since their batch was given back");
    public static readonly Counter<long> KeysLost = Meter.CreateCounter<long>("townhall.keys.lost", "{poll}",
        "Open polls whose key the store has lost, or has another one of; nobody votes in them meanwhile");
    public static readonly Gauge<double> ClockSkew = Meter.CreateGauge<double>("townhall.clock.skew", "s", "How far this node's clock is ahead of the store's");
    public static readonly Counter<long> ClockJumps = Meter.CreateCounter<long>("townhall.clock.jumps", "{look}",
        "Looks at the store's clock that found it more than a second away from where it should be");
    public static readonly Counter<long> BatchesBackInTime = Meter.CreateCounter<long>("townhall.batches.back_in_time", "{batch}",
        "Batches whose time is before that of the batch before them, because that one was stamped far ahead");
    public static readonly Counter<long> ChainsBroken = Meter.CreateCounter<long>("townhall.chains.broken", "{batch}",
        "Batches that were found to be written behind another journal than the one that the store has");

    private static readonly Counter<long> ConnectionsClosed = Meter.CreateCounter<long>("townhall.connections.closed", "{connection}",
        "Connections closed because they went past a budget or fell silent, by budget");
    private static readonly Counter<long> BudgetsExceeded = Meter.CreateCounter<long>("townhall.budgets.exceeded", "{request}",
        "Requests refused because they went past a budget, by budget");
    private static readonly Counter<long> SecurityEventsSeen = Meter.CreateCounter<long>("townhall.security.events", "{event}",
        "What the security log tells of: wrong and withdrawn keys, calls that a role may not make, changes of who may come in; by event");
    private static readonly Counter<long> BallotsAccepted = Meter.CreateCounter<long>("townhall.ballots.accepted", "{ballot}", "Ballots that are durable and counted");
    private static readonly Counter<long> BallotsRefused = Meter.CreateCounter<long>("townhall.ballots.refused", "{ballot}", "Ballots refused, by code");
    private static readonly Histogram<double> AppendLatency = Meter.CreateHistogram<double>("townhall.append.duration", "s", "From a batch leaving to durable");
    private static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>("townhall.batch.facts", "{fact}", "Facts in a batch");
    private static readonly Histogram<double> ApplyLatency = Meter.CreateHistogram<double>("townhall.apply.duration", "s", "Applying one batch");
    private static readonly Histogram<double> FrameLatency = Meter.CreateHistogram<double>("townhall.vote_to_frame.duration", "s",
        "From the oldest unshown batch applied to its frame handed to every connection");

    private static long _storageFree = -1;

    static TownhallMetrics()
    {
        Meter.CreateObservableGauge(
            "townhall.build.info",
            () => new Measurement<int>(1, new KeyValuePair<string, object?>("version", BuildInfo.Current.Version),
                new KeyValuePair<string, object?>("commit", BuildInfo.Current.Commit ?? "unknown")),
            description: "Always 1; the labels say which program this is");
        Meter.CreateObservableGauge(
            "townhall.storage.free",
            () => Volatile.Read(ref _storageFree) is >= 0 and var free ? [new Measurement<long>(free)] : Array.Empty<Measurement<long>>(),
            "By",
            "Bytes that the store can still take in, where it knows");
    }

    /// <summary>Bytes that the store can still take in; null where it does not know.</summary>
    public static long? StorageFree
    {
        set => Volatile.Write(ref _storageFree, value ?? -1);
    }

    /// <param name="budget">Such as <c>frames</c> or <c>address_refused_calls</c>; see the settings of the same names.</param>
    public static void ConnectionClosed(string budget) => ConnectionsClosed.Add(1, new KeyValuePair<string, object?>("budget", budget));

    /// <param name="budget">Such as <c>first_visits</c>; <c>src/docs/security</c> names them all.</param>
    public static void BudgetExceeded(string budget) => BudgetsExceeded.Add(1, new KeyValuePair<string, object?>("budget", budget));

    /// <param name="what">One of <see cref="SecurityEvents"/>.</param>
    public static void SecurityEvent(string what) => SecurityEventsSeen.Add(1, new KeyValuePair<string, object?>("event", what));

    public static void Ballot(Outcome outcome)
    {
        if (outcome.Ok)
            BallotsAccepted.Add(1);
        else
            BallotsRefused.Add(1, new KeyValuePair<string, object?>("code", outcome.Error!.Code));
    }

    public static void Appended(TimeSpan duration, int facts)
    {
        AppendLatency.Record(duration.TotalSeconds);
        BatchSize.Record(facts);
    }

    public static void Applied(TimeSpan duration) => ApplyLatency.Record(duration.TotalSeconds);

    public static void Shown(TimeSpan duration) => FrameLatency.Record(duration.TotalSeconds);
}
