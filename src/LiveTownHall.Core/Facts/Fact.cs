using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Facts;

/// <summary>One thing that was asked to happen, and by whom; when is said by its batch.</summary>
/// <remarks>Stored as JSON for the reader in ten years, under the name its part gives it, see <see cref="FactJson"/>. Members are added, never renamed or
/// given another meaning. Ballots have a binary form of their own, see <see cref="BatchFormat"/>.
/// What is to be known of a fact outside its part, it says itself: what it is about, what the record calls it, which text can be taken out of it.</remarks>
public abstract record Fact
{
    /// <summary>Whoever asked for it; absent where the system did.</summary>
    [JsonPropertyOrder(-1)]
    public Actor? By { get; init; }

    /// <summary>Only in a compacted batch: text was taken out of the fact, and this is what <see cref="HallReplica.Apply"/> said of it when it was whole.</summary>
    [JsonPropertyOrder(1)]
    public Ruling? Removed { get; init; }

    /// <summary>The part of the hall it belongs to.</summary>
    internal abstract Part Part { get; }

    /// <summary>
    /// The oldest version whose readers know this fact with all that is in it. A fact, a member or a value that comes after a release says a greater one where it is used.
    /// </summary>
    internal virtual byte LowestReader => BatchFormat.AppendedVersion;

    /// <summary>Id of the question it is about, or null for a fact about something else.</summary>
    internal virtual string? AboutQuestion => null;

    /// <summary>Id of whatever it is about, or null for the hall itself.</summary>
    internal virtual string? Target => AboutQuestion;

    /// <summary>False for what the JSON reader lets through and nothing after it could show, see <see cref="FactShape"/>.</summary>
    internal virtual bool IsWhole => true;

    /// <summary>Whether its author goes by a handle in the record, whatever their role: a question without a name has none there either.</summary>
    internal virtual bool IsByAuthor => false;

    /// <summary>What the record gives as the reason: a word of the protocol, never free text.</summary>
    internal virtual string? AuditReason => null;

    /// <summary>The rule or clock that spoke.</summary>
    internal virtual string? AuditRule => null;

    /// <summary>Whether one person did what takes two, see <see cref="Access.Persons"/>; the record says so.</summary>
    /// <param name="before">The hall before it happened.</param>
    /// <param name="after">The hall after it.</param>
    internal virtual bool IsDoneAlone(HallState before, HallState after) => false;

    /// <summary>The fold: a pure function of the state, the fact and the moment. Never throws; a refusal hands back the state it was given.</summary>
    internal abstract Step ApplyTo(HallState state, Moment moment);

    /// <summary>What the record calls it.</summary>
    internal abstract string AuditAction(in Happening happening);

    /// <summary>Texts that it changed, for the record; only what staff wrote and everybody read.</summary>
    internal virtual ImmutableArray<TextChange> AuditTexts(in Happening happening) => [];

    /// <summary>Id of the question some of whose text it holds.</summary>
    /// <param name="newest">The hall at its newest position.</param>
    internal virtual string? TellsOf(HallState newest) => AboutQuestion;

    /// <summary>The fact without text; null where it has none, and none that it is compared with.</summary>
    internal virtual Fact? WithoutText() => null;

    /// <summary>The fact with the number of people who were there, where it keeps that; else itself.</summary>
    /// <param name="people">Attendees who are connected.</param>
    public virtual Fact WithPresent(int people) => this;

    /// <summary>Whether it ends something or lets somebody out: said also where the store has hardly any room left.</summary>
    public virtual bool Ends() => false;

    /// <summary>What a fact of an older version meant.</summary>
    /// <param name="version">The version its batch was appended in.</param>
    internal virtual Fact AsWrittenIn(byte version) => this;
}

/// <param name="Id">The person's id in this hall.</param>
/// <param name="Role">The role it was done in.</param>
/// <param name="Via">How staff came in: an invitation's id, or <see cref="Access.Persons.Links"/>; absent for attendees, and in facts from before there were invitations.</param>
public sealed record Actor(string Id, string Role, string? Via = null);
