using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Server.Coordination;

/// <summary>
/// Ballots or upvotes that look scripted, for the desk to judge; nothing was removed. Says nothing of addresses or persons. Exactly one of
/// <see cref="PollId"/> and <see cref="QuestionId"/> is there.
/// </summary>
internal sealed record CoordinationWarning
{
    /// <summary>A ULID, kept as long as the warning is about the same network and option.</summary>
    public string Id { get; init; } = "";

    public string? PollId { get; init; }

    /// <summary>Of the poll; 0 for a question.</summary>
    public int Round { get; init; }

    public string? QuestionId { get; init; }

    /// <summary>What the cluster supports: an option's id, a rating's value, the lower edge of a bin, a question's id.</summary>
    public required string Option { get; init; }

    /// <summary>Ballots for the option that came through this node from one network and look scripted.</summary>
    public required int ClusterSize { get; init; }

    /// <summary>Share of the option among the votes of that network in the stretch that was looked at; 0.9 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>Chance that the habits of everybody else explain the share, corrected for the number of comparisons.</summary>
    public required double P { get; init; }

    /// <summary>Coefficient of variation of the gaps between the cluster's votes.</summary>
    public required double GapVariation { get; init; }

    /// <summary>Milliseconds.</summary>
    public required double MedianJoinToVote { get; init; }

    /// <summary>See <see cref="CoordinationReasons"/>; at least one.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Votes by option with and without the cluster. Rankings: first preferences.</summary>
    public required IReadOnlyList<OptionShift> Counts { get; init; }

    /// <summary>The poll's whole result without the cluster's ballots; null for a question.</summary>
    public PollResult? Without { get; init; }

    /// <summary>Whose ballots they are, by the pseudonyms of the round, ascending; empty for a question.</summary>
    [JsonIgnore]
    public ImmutableArray<ulong> Voters { get; init; } = [];

    /// <summary>The key of the network they came by; never told to anybody.</summary>
    [JsonIgnore]
    public ulong Network { get; init; }

    /// <summary>Whether it is about the same group, which may have grown meanwhile.</summary>
    public bool IsAbout(CoordinationWarning former)
        => (PollId, Round, QuestionId, Option, Network) == (former.PollId, former.Round, former.QuestionId, former.Option, former.Network);

    /// <summary>Whether both say the same to whoever reads them.</summary>
    public bool Matches(CoordinationWarning other)
        => (PollId, Round, QuestionId, Option, ClusterSize, P) == (other.PollId, other.Round, other.QuestionId, other.Option, other.ClusterSize, other.P)
        && Reasons.SequenceEqual(other.Reasons) && Counts.SequenceEqual(other.Counts);
}

/// <param name="Option">An option's id, a rating's value, the lower edge of a bin, a question's id.</param>
internal readonly record struct OptionShift(string Option, long With, long Without);
