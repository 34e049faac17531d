using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Plain.Words;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;

namespace LiveTownHall.Server.Plain.Ballots;

/// <summary>What the fields of a ballot are given.</summary>
/// <param name="Values">What they hold, by name.</param>
/// <param name="DescribedBy">Ids of the hint and of what is wrong.</param>
/// <param name="IsWrong">Whether the ballot was refused.</param>
internal sealed record BallotAsked(PollView Poll, Phrasebook Words, IReadOnlyDictionary<string, StringValues> Values, string DescribedBy, bool IsWrong)
{
    public string IdOf(string field, int number = 0) => FormattableString.Invariant($"poll-{Poll.Id}-{field}-{number}");

    public string? Value(string field) => Values.TryGetValue(field, out var values) ? values.ToString() : null;

    public bool Holds(string field, string value) => Values.TryGetValue(field, out var values) && values.Contains(value);

    /// <summary>For <c>aria-invalid</c>.</summary>
    public string? Wrong => IsWrong ? "true" : null;
}

/// <summary>Fields of one or more kinds of poll.</summary>
public abstract class FieldsBase : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public object Ballot { get; set; } = null!;

    private protected BallotAsked Asked => (BallotAsked)Ballot;
}
