using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace LiveTownHall.Core.Polls;

/// <summary>An option of a poll. Ballots name options by their place in <see cref="PollDefinition.Options"/>, so options never move.</summary>
public sealed record PollOption(string Id, string Text);

/// <summary>
/// A poll as it is voted on: checked, and with every default filled in. What does not apply to the kind is null.
/// Stored inside facts as JSON, so a property may be added but never renamed or given another meaning.
/// </summary>
public sealed record PollDefinition
{
    public PollDefinition()
        : this(canChange: true)
    {
    }

    /// <summary>For stored JSON. A generated reader sets an init-only member that the JSON leaves out to the default of its type, not of the member;
    /// so a member with another default is a parameter here.</summary>
    [JsonConstructor]
    internal PollDefinition(bool canChange = true) => CanChange = canChange;

    public required PollKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>In the order of the agenda; empty for kinds without options.</summary>
    public ImmutableArray<PollOption> Options { get => field.IsDefault ? [] : field; init; }

    /// <summary>multiple, ranking: fewest options in a ballot.</summary>
    public int? MinChoices { get; init; }

    /// <summary>multiple, ranking: most options in a ballot.</summary>
    public int? MaxChoices { get; init; }

    /// <summary>rating: always there. numeric: lowest value, null where there is no bound.</summary>
    public double? Min { get; init; }

    /// <summary>rating: always there. numeric: highest value, null where there is no bound.</summary>
    public double? Max { get; init; }

    /// <summary>rating: always there. numeric: distance between values, counted from <see cref="Min"/> or else 0; null for any value.</summary>
    public double? Step { get; init; }

    /// <summary>words: most words in a ballot.</summary>
    public int? MaxWords { get; init; }

    /// <summary>points: how many a voter has.</summary>
    public int? Points { get; init; }

    /// <summary>points: most for one option; null where it may get all.</summary>
    public int? MaxPerOption { get; init; }

    /// <summary>points: whether a ballot must spend all; always there.</summary>
    public bool? SpendAll { get; init; }

    /// <summary>motion: always there.</summary>
    public MotionBase? Base { get; init; }

    /// <summary>motion: always there.</summary>
    public Majority? Majority { get; init; }

    /// <summary>motion: people that must be there; null without a quorum.</summary>
    public int? Quorum { get; init; }

    /// <summary>grid: what the left end of the plane means; as the three below, null where nothing is written there.</summary>
    public string? XMin { get; init; }

    public string? XMax { get; init; }

    public string? YMin { get; init; }

    public string? YMax { get; init; }

    public bool CanChange { get; init; }

    public ResultsRule Results { get; init; }

    public bool Secret { get; init; }

    public int? ClosesAfterSeconds { get; init; }

    /// <summary>A line that explains the poll; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>rating, numeric: what the lowest value means; as the next, null where nothing is written there.</summary>
    public string? MinLabel { get; init; }

    public string? MaxLabel { get; init; }

    /// <summary>True where each person is shown the options in another order; else null, as for the two below, so that stored polls need no newer reader.</summary>
    public bool? Shuffle { get; init; }

    /// <summary>True where there is an option <see cref="Polls.NoneOfThese.Id"/> that stands alone in a ballot.</summary>
    public bool? NoneOfThese { get; init; }

    /// <summary>True where a voter may take part and choose nothing.</summary>
    public bool? Abstain { get; init; }

    /// <summary>ranking: what settles ties; null in polls from before it could be chosen, where the agenda says who leaves.</summary>
    public PollTies? Ties { get; init; }

    /// <summary>How sure it must be that a voter votes once, see <see cref="Facts.Assurances"/>; null where a device's token is enough.</summary>
    public string? Assurance { get; init; }

    /// <summary>The options as people see them: what speaks against all others comes last, whenever others were added.</summary>
    public IEnumerable<PollOption> OptionsAsShown() => NoneOfThese == true ? Options.OrderBy(option => option.Id == Polls.NoneOfThese.Id) : Options;

    /// <summary>Checks a proposal and fills in the defaults of the protocol's <c>PollDraft</c>.</summary>
    /// <param name="optionId">
    /// Makes the id of an option that has none, from its place (0 is the first); null for the smallest counting numbers from "1" that are free.
    /// </param>
    public static bool TryCreate(
        PollProposal proposal,
        PollLimits limits,
        Func<int, string>? optionId,
        [NotNullWhen(true)] out PollDefinition? definition,
        [NotNullWhen(false)] out Flaw? flaw)
        => TryCreate(proposal, limits, optionId, out definition, out flaw, out _);

    /// <inheritdoc cref="TryCreate(PollProposal, PollLimits, Func{int, string}, out PollDefinition, out Flaw)"/>
    /// <param name="strippedFields">Fields whose text held hidden characters that were taken out, so that the answer can say so.</param>
    public static bool TryCreate(
        PollProposal proposal,
        PollLimits limits,
        Func<int, string>? optionId,
        [NotNullWhen(true)] out PollDefinition? definition,
        [NotNullWhen(false)] out Flaw? flaw,
        out ImmutableArray<string> strippedFields)
    {
        var check = new ProposalCheck(proposal, limits, optionId);
        definition = check.Run();
        flaw = definition is null ? check.Flaw! : null;
        strippedFields = [.. check.Stripped];
        return definition is not null;
    }

    public bool Equals(PollDefinition? other)
        => other is not null
        && Kind == other.Kind
        && Title == other.Title
        && Options.AsSpan().SequenceEqual(other.Options.AsSpan())
        && MinChoices == other.MinChoices
        && MaxChoices == other.MaxChoices
        && Min == other.Min
        && Max == other.Max
        && Step == other.Step
        && MaxWords == other.MaxWords
        && Points == other.Points
        && MaxPerOption == other.MaxPerOption
        && SpendAll == other.SpendAll
        && Base == other.Base
        && Majority == other.Majority
        && Quorum == other.Quorum
        && XMin == other.XMin
        && XMax == other.XMax
        && YMin == other.YMin
        && YMax == other.YMax
        && Description == other.Description
        && MinLabel == other.MinLabel
        && MaxLabel == other.MaxLabel
        && Shuffle == other.Shuffle
        && NoneOfThese == other.NoneOfThese
        && Abstain == other.Abstain
        && Ties == other.Ties
        && CanChange == other.CanChange
        && Results == other.Results
        && Secret == other.Secret
        && ClosesAfterSeconds == other.ClosesAfterSeconds
        && Assurance == other.Assurance;

    public override int GetHashCode() => HashCode.Combine(Kind, Title, Options.AsSpan().Length, MinChoices, MaxChoices, Min, Max, Step);
}
