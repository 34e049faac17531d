using System.Collections.Concurrent;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Fanout;

/// <summary>Everybody who watches one hall through this node, and what they were last shown.</summary>
/// <param name="builder">Nobody else's.</param>
/// <remarks>Frames are built by one thread at a time; connections come and go on any.</remarks>
internal sealed class HallScreens(HallSession session, FrameBuilder builder, TimeProvider time) : IStartsWithHall
{
    private readonly ConcurrentDictionary<string, Screen>[] _screens = [new(), new(), new()];
    private readonly ConcurrentDictionary<string, int> _reactions = new(StringComparer.Ordinal);
    private readonly int[] _versions = new int[Views.Count];
    private readonly (int Version, Screen[] Screens)[] _lists = [(0, []), (0, []), (0, [])];
    private readonly IFrameSource?[] _news = new IFrameSource?[Views.Count];
    private FrameSet? _shown;
    private int _building;
    private int _audience;
    private int _shownAudience;
    private long _shownVersion;

    public int Count => _screens.Sum(s => s.Count);

    /// <summary>People connected over all nodes, as last heard.</summary>
    public int Audience
    {
        get => Volatile.Read(ref _audience);
        set => Volatile.Write(ref _audience, value);
    }

    /// <summary>Whether a look at the hall may find something new to show.</summary>
    public bool HasNews => session.IsDirty || Volatile.Read(ref _audience) != _shownAudience || builder.HasPending || builder.Version != _shownVersion;

    /// <summary>The first keyframe is there before anybody who wants it.</summary>
    public Task StartAsync() => ShowAsync(Tick.FullRate);

    /// <summary>CPU time that the last frame took to build and to send.</summary>
    public TimeSpan Work { get; private set; }

    /// <summary>Shows the connection the newest keyframe, and from then on every delta.</summary>
    public void Admit(HubConnectionContext connection, View view)
    {
        var screen = new Screen(connection, time, _news[(int)view] ??= new News(this, view));
        _screens[(int)view][connection.ConnectionId] = screen;
        Interlocked.Increment(ref _versions[(int)view]);
        screen.ShowFirst();
    }

    public void Dismiss(string connectionId, View view)
    {
        if (_screens[(int)view].TryRemove(connectionId, out _))
            Interlocked.Increment(ref _versions[(int)view]);
    }

    /// <summary>Sends this connection the newest keyframe: it has lost its place.</summary>
    public void Resync(string connectionId, View view)
    {
        if (_screens[(int)view].TryGetValue(connectionId, out var screen))
            screen.ShowKeyframe();
    }

    public void React(string reaction, int times = 1)
    {
        _reactions.AddOrUpdate(reaction, static (_, add) => add, static (_, sum, add) => sum + add, times);
        session.IsDirty = true;
    }

    /// <summary>Shows everybody what changed since the last time; at most one frame is built at once.</summary>
    /// <returns>Connections that were sent a frame.</returns>
    public async Task<int> ShowAsync(int hz)
    {
        if (Interlocked.Exchange(ref _building, 1) == 1)
            return 0;
        try
        {
            Work = TimeSpan.Zero;
            var hall = await session.CutForScreensAsync();
            var started = ThreadCpuClock.Now();
            (_shownAudience, _shownVersion) = (Audience, builder.Version);
            var before = _shown;
            var shown = builder.Build(hall, _shownAudience, hz, TakeReactions(), before);

            // A full fence: who is admitted from here on is in the list of screens read below, or reads this as their keyframe.
            Interlocked.Exchange(ref _shown, shown);
            if (!shown.HasNews)
                return 0;
            var sent = SendDeltas(shown);
            Work = ThreadCpuClock.Since(started);
            if (before is not null && shown.HasClosedSince(before))
                Tell(() => new Frame(HubNames.Ended, new Ended(EndReasons.HallClosed)));
            if (session.CutUnshownSince is not 0 and var since)
                TownhallMetrics.Shown(time.GetElapsedTime(since));
            return sent;
        }
        finally
        {
            Volatile.Write(ref _building, 0);
        }
    }

    /// <summary>Ends connections that have not taken a frame for longer than <paramref name="limit"/>.</summary>
    public void DropStuck(TimeSpan limit)
    {
        foreach (var screens in _screens)
        {
            foreach (var screen in screens.Values)
                screen.DropIfStuck(limit);
        }
    }

    /// <summary>Tells everybody here something outside the flow of frames.</summary>
    public void Tell(Func<Frame> message)
    {
        foreach (var screens in _screens)
        {
            foreach (var screen in screens.Values)
                screen.Tell(message());
        }
    }

    private int SendDeltas(FrameSet shown)
    {
        var (sent, skipped) = (0, 0);
        for (var view = 0; view < Views.Count; view++)
        {
            if (shown.Deltas[view] is not { } delta)
                continue;
            foreach (var screen in List(view))
            {
                if (screen.Show(delta))
                    sent++;
                else
                    skipped++;
            }
        }

        TownhallMetrics.FramesSent.Add(sent);
        TownhallMetrics.FramesSkipped.Add(skipped);
        return sent;
    }

    /// <summary>The screens of a view as an array, made anew only after somebody came or went.</summary>
    private Screen[] List(int view)
    {
        var version = Volatile.Read(ref _versions[view]);
        if (_lists[view].Version != version)
            _lists[view] = (version, [.. _screens[view].Values]);
        return _lists[view].Screens;
    }

    private Dictionary<string, int>? TakeReactions()
    {
        Dictionary<string, int>? taken = null;
        foreach (var reaction in _reactions.Keys)
        {
            if (_reactions.TryRemove(reaction, out var count))
                (taken ??= [])[reaction] = count;
        }

        return taken;
    }

    private sealed class News(HallScreens hall, View view) : IFrameSource
    {
        public Frame Keyframe => Volatile.Read(ref hall._shown)!.Keyframe(view);

        public Frame? After(long look) => Volatile.Read(ref hall._shown)!.After(view, look);
    }
}
