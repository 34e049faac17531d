using System.Collections.Concurrent;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Settings;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Access;

/// <summary>The people connected to one hall through this node.</summary>
internal sealed class HallPeople(LimitSettings limits, TimeProvider time)
{
    /// <summary>Buckets outlive a connection this long, so that reconnecting does not fill them.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<(string Id, string Role), Person> _people = new();
    private int _attendees;

    /// <summary>Attendees connected to this node; a person with two tabs is one.</summary>
    public int Attendees => Volatile.Read(ref _attendees);

    public IEnumerable<Person> All => _people.Values.Where(p => p.Connections > 0);

    /// <summary>The person, with this connection counted; null where they have too many.</summary>
    public Person? Enter(Caller caller)
    {
        var person = _people.GetOrAdd((caller.AttendeeId, caller.Role), _ => new Person(caller, limits, time));
        person.Caller = caller;
        var connections = person.Add();
        if (caller.Role != Roles.Screen && limits.ConnectionsPerAttendee > 0 && connections > limits.ConnectionsPerAttendee)
        {
            Leave(person);
            return null;
        }

        if (connections == 1 && caller.Role == Roles.Attendee)
            Interlocked.Increment(ref _attendees);
        return person;
    }

    /// <summary>The person, for an act that comes by no connection; nobody is counted in.</summary>
    public Person Visit(Caller caller)
    {
        var person = _people.GetOrAdd((caller.AttendeeId, caller.Role), _ => new Person(caller, limits, time));
        person.Touch();
        return person;
    }

    public void Leave(Person person)
    {
        if (person.Remove() == 0 && person.Caller.Role == Roles.Attendee)
            Interlocked.Decrement(ref _attendees);
    }

    /// <summary>The attendee with this id, where they are or were lately connected to this node.</summary>
    public Person? FindAttendee(string id) => _people.GetValueOrDefault((id, Roles.Attendee));

    /// <summary>Forgets people who have been gone for a while; called now and then.</summary>
    public void Forget()
    {
        foreach (var (id, person) in _people)
        {
            if (person.Connections == 0 && person.GoneFor > Memory)
                _people.TryRemove(new KeyValuePair<(string, string), Person>(id, person));
        }
    }
}

/// <summary>One person's connections and token buckets on this node.</summary>
internal sealed class Person(Caller caller, LimitSettings limits, TimeProvider time)
{
    private int _connections;
    private TokenBucket? _reactions;
    private TokenBucket? _questions;
    private TokenBucket? _flags;
    private TokenBucket? _searches;
    private TokenBucket? _tickets;
    private TokenBucket? _writing;
    private TokenBucket? _codes;
    private ConcurrentDictionary<string, byte>? _claimed;
    private long _lastSeen = time.GetTimestamp();

    /// <summary>As the newest ticket says: a name may have changed since the last visit.</summary>
    public Caller Caller { get; set; } = caller;

    public int Connections => Volatile.Read(ref _connections);

    public TimeSpan GoneFor => time.GetElapsedTime(Volatile.Read(ref _lastSeen));

    public TokenBucket Ballots { get; } = new(time, limits.BallotsPerSecond, limits.BallotsPerSecond * 2);

    public TokenBucket Reactions => Bucket(ref _reactions, limits.BallotsPerSecond, limits.BallotsPerSecond);

    public TokenBucket Questions => Bucket(ref _questions, limits.QuestionsPerMinute / 60, Math.Max(3, limits.QuestionsPerMinute / 4));

    public TokenBucket Flags => Bucket(ref _flags, limits.FlagsPerMinute / 60, Math.Max(3, limits.FlagsPerMinute / 2));

    public TokenBucket Searches => Bucket(ref _searches, limits.SearchesPerSecond, limits.SearchesPerSecond * 3);

    public TokenBucket Tickets => Bucket(ref _tickets, limits.TicketsPerPersonPerMinute / 60, limits.TicketsPerPersonPerMinute);

    /// <summary>Bytes of what they write in words.</summary>
    public TokenBucket Writing => Bucket(ref _writing, limits.TextBytesPerPersonPerSecond, limits.TextBytesPerPersonBurst);

    /// <summary>Single-use codes that they try.</summary>
    public TokenBucket Codes => Bucket(ref _codes, limits.VoterCodesPerPersonPerMinute / 60, limits.VoterCodesPerPersonPerMinute);

    /// <summary>This person's connections to this node.</summary>
    public OpenConnections Open { get; } = new();

    /// <summary>Items this member of staff has taken on through this node; an attendee takes on none, and there are many.</summary>
    public ConcurrentDictionary<string, byte> Claimed => _claimed ?? Interlocked.CompareExchange(ref _claimed, new(StringComparer.Ordinal), null) ?? _claimed;

    /// <summary>The item a member of staff looks at.</summary>
    public string? Reviewing { get; set; }

    /// <summary>Whether they have voted, asked or upvoted here.</summary>
    public bool HasTakenPart { get; set; }

    /// <summary>Is not forgotten yet.</summary>
    public void Touch() => Volatile.Write(ref _lastSeen, time.GetTimestamp());

    public int Add() => Interlocked.Increment(ref _connections);

    public int Remove()
    {
        Touch();
        return Interlocked.Decrement(ref _connections);
    }

    /// <summary>Made at the first use; most people only vote.</summary>
    private TokenBucket Bucket(ref TokenBucket? place, double perSecond, double burst)
        => Volatile.Read(ref place) ?? Interlocked.CompareExchange(ref place, new TokenBucket(time, perSecond, burst), null) ?? place;
}
