using System.Collections.Concurrent;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Presence;

/// <summary>A hall's ephemeral side over all nodes: how many people are there, who is on duty, what they react. Nothing of it enters the journal.</summary>
internal sealed class HallPulse(string hallId, HallPeople people, HallScreens screens, NetworkKeys network, TimeProvider time)
{
    /// <summary>A node that has been silent for this long is gone.</summary>
    private static readonly TimeSpan Expiry = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<string, (PulseBeat Beat, long Heard)> _others = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _reactions = new(StringComparer.Ordinal);

    public IEnumerable<StaffView> OwnStaff => people.All.Where(p => !p.Caller.IsAudience).Select(StaffViews.Of);

    /// <summary>Everybody on duty on any node, once each.</summary>
    public List<StaffView> Staff => [.. OwnStaff.Concat(Alive.SelectMany(b => b.Staff ?? [])).DistinctBy(s => (s.AttendeeId, s.Role))];

    /// <summary>Attendees who are connected now, over all nodes.</summary>
    public int Attendees => people.Attendees + Alive.Sum(b => b.Attendees);

    private IEnumerable<PulseBeat> Alive => _others.Values.Where(o => time.GetElapsedTime(o.Heard) < Expiry).Select(o => o.Beat);

    public void React(string reaction)
    {
        screens.React(reaction);
        _reactions.AddOrUpdate(reaction, 1, static (_, sum) => sum + 1);
    }

    /// <summary>Takes what other nodes should hear.</summary>
    public PulseBeat Beat(string node)
    {
        screens.Audience = Attendees;
        Dictionary<string, int>? reactions = null;
        foreach (var reaction in _reactions.Keys)
        {
            if (_reactions.TryRemove(reaction, out var count))
                (reactions ??= [])[reaction] = count;
        }

        return new PulseBeat(node, hallId, people.Attendees, reactions, [.. OwnStaff], network.Offer());
    }

    /// <summary>Hears another node.</summary>
    public void Hear(PulseBeat beat)
    {
        network.Adopt(beat.Network);
        _others[beat.Node] = (beat with { Network = null }, time.GetTimestamp());
        foreach (var (reaction, count) in beat.Reactions ?? [])
        {
            if (Reactions.All.Contains(reaction))
                screens.React(reaction, count);
        }
    }

    public void ForgetSilentNodes()
    {
        foreach (var (node, other) in _others)
        {
            if (time.GetElapsedTime(other.Heard) >= Expiry)
                _others.TryRemove(node, out _);
        }
    }
}
