using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;

namespace LiveTownHall.Server.Halls;

/// <summary>Somebody who is about to do something in a hall, whatever way they reached it: what every use case takes. Made by a channel for one act.</summary>
/// <param name="Hall">The hall, held in memory by the channel as long as the act lasts.</param>
/// <param name="Caller">Who it is: id, role, name and language.</param>
/// <param name="Person">What this node knows of them: their connections and their token buckets.</param>
internal readonly record struct Attendee(LiveHall Hall, Caller Caller, Person Person)
{
    public string Id => Caller.AttendeeId;

    /// <summary>The way they came.</summary>
    public required Channel Channel { get; init; }

    /// <summary>How sure it is that this is one person, and the same as before.</summary>
    public required Assurance Assurance { get; init; }

    /// <summary>What puts their acts in order with those on other devices and nodes.</summary>
    public required Admission Admission { get; init; }

    /// <summary>Key of the network they come from; 0 where it is not known.</summary>
    public ulong Network { get; init; }

    /// <summary>The same for facts, which leave out what is not known.</summary>
    public ulong? KnownNetwork => Network == 0 ? null : Network;

    /// <summary>When this person first came to the hall; Unix milliseconds. Votes of somebody of whom it is not known are not looked at for coordination.</summary>
    public long? JoinedAt { get; init; }

    /// <summary>Takes what is said to this person alone about the act; null where nobody would read it.</summary>
    public INoticeLine? Line { get; init; }

    /// <summary>Whether the person has the hall open on a connection other than the one this act came by.</summary>
    public bool IsElsewhereToo => Person.Connections > (Channel == Channel.Hub ? 1 : 0);

    public Task TellAsync(Notice notice) => Line?.TellAsync(notice) ?? Task.CompletedTask;
}

/// <summary>Ways people reach a hall.</summary>
internal enum Channel : byte
{
    /// <summary>A connection to the hub.</summary>
    Hub,

    /// <summary>Forms of the plain page.</summary>
    Plain,

    /// <summary>Nobody is there: the demo's synthetic people.</summary>
    Synthetic,
}

/// <summary>How sure a channel is of whom it lets in.</summary>
internal enum Assurance : byte
{
    /// <summary>No person stands behind it.</summary>
    Nobody,

    /// <summary>Whoever holds the token of this browser or program; one person may hold several.</summary>
    Token,
}

/// <summary>Where messages to one person about their own act go.</summary>
internal interface INoticeLine
{
    Task TellAsync(Notice notice);
}
