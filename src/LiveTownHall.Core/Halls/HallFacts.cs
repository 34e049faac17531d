using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Halls;

/// <summary>A fact about the hall itself.</summary>
public abstract record HallFact : Fact
{
    internal sealed override Part Part => HallParts.Hall;
}

/// <summary>The first fact of every journal.</summary>
public sealed record HallCreated : HallFact
{
    public required string HallId { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public required ImmutableArray<string> Languages { get; init; }

    public required string JoinCode { get; init; }

    /// <summary>Role to SHA-256 of its key, in hexadecimal.</summary>
    [JsonConverter(typeof(OrdinalMapJson))]
    public required ImmutableSortedDictionary<string, string> KeyHashes { get; init; }

    public required string Moderation { get; init; }

    public required bool AnonymousQuestions { get; init; }

    internal override bool IsWhole => FactShape.IsWhole(Languages);

    internal override Step ApplyTo(HallState state, Moment moment) => new(state, Ruling.DuplicateId);

    internal override string AuditAction(in Happening happening) => "createHall";
}

/// <summary>What is null stays; what is empty is taken away.</summary>
/// <param name="Revision">The revision of the settings that its author saw; null where they did not say.</param>
public sealed record HallUpdated(
    string? Title = null,
    string? Description = null,
    ImmutableArray<string>? Languages = null,
    string? Colour = null,
    string? Logo = null,
    string? Moderation = null,
    bool? AnonymousQuestions = null,
    bool? QuestionsOpen = null,
    bool? PublicLog = null,
    bool? SecondPerson = null,
    ImmutableArray<string>? HoldTerms = null,
    int? Revision = null) : HallFact
{
    internal override bool IsWhole => FactShape.AreWholeOrNone(Languages) && FactShape.AreWholeOrNone(HoldTerms);

    internal override Step ApplyTo(HallState state, Moment moment) => HallRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "updateHall";
}

public sealed record HallOpened : HallFact
{
    internal override Step ApplyTo(HallState state, Moment moment) => HallRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "openHall";
}

/// <summary>Every part closes with it.</summary>
public sealed record HallClosed : HallFact
{
    /// <summary>How many attendees are connected; absent in journals from before it was kept.</summary>
    [JsonPropertyOrder(1)]
    public int? Present { get; init; }

    internal override bool IsWhole => FactShape.IsCountOrNone(Present);

    public override Fact WithPresent(int people) => this with { Present = people };

    public override bool Ends() => true;

    internal override Step ApplyTo(HallState state, Moment moment) => HallRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "closeHall";
}
