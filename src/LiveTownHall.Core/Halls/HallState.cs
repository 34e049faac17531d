using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Reports;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Halls;

public enum HallPhase
{
    /// <summary>Prepared; opens by itself with its first poll.</summary>
    Draft,
    Open,
    Closed,
}

/// <summary>Everything about a hall but its ballots, as of one position. Immutable: any thread may keep and read it.</summary>
public sealed record HallState
{
    public const int MostPolls = 500;

    public required string HallId { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public required ImmutableArray<string> Languages { get; init; }

    public required string JoinCode { get; init; }

    /// <summary>Role to SHA-256 of the key that opens it now, in hexadecimal. Nobody has the key of a role that is absent.</summary>
    [JsonConverter(typeof(OrdinalMapJson))]
    public required ImmutableSortedDictionary<string, string> KeyHashes { get; init; }

    /// <summary>pre, post or off.</summary>
    public required string Moderation { get; init; }

    public required bool AnonymousQuestions { get; init; }

    /// <summary><c>#rrggbb</c></summary>
    public string? Colour { get; init; }

    /// <summary>A <c>data:</c> URI.</summary>
    public string? Logo { get; init; }

    public HallPhase Phase { get; init; }

    /// <summary>From 1, one more with every change of the settings: what an edit names as seen. Follows from the facts, so the canonical state goes without it.</summary>
    [JsonIgnore]
    public int Revision { get; init; } = 1;

    public StageContent Stage { get; init; } = StageContent.Idle;

    /// <summary>In agenda order.</summary>
    public ImmutableArray<Poll> Polls { get; init; } = [];

    /// <summary>The number the next poll gets; numbers and ids of deleted polls are not used again.</summary>
    public int NextPollNumber { get; init; }

    /// <summary>How many people are here and may vote; null before anybody said.</summary>
    public Roll? Roll { get; init; }

    public ImmutableSortedSet<string> DeletedPolls { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public ImmutableArray<Announcement> Announcements { get; init; } = [];

    public QuestionsState Questions { get; init; } = new();

    public DeskState Desk { get; init; } = new();

    /// <summary>
    /// Rounds of secret polls that were reset, or deleted with their poll: their keys must be gone. Follows from the facts, so the canonical state goes without it.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<(int Poll, int Round)> EndedSecretRounds { get; init; } = [];

    /// <summary>Null where nobody was invited and no key replaced.</summary>
    public AccessState? Access { get; init; }

    /// <summary>Whether everybody may read the moderation log.</summary>
    public bool PublicLog { get; init; } = true;

    /// <summary>Whether a context note needs a second person.</summary>
    public bool SecondPerson { get; init; } = true;

    /// <summary>The hall's own hold list.</summary>
    public ImmutableArray<string> HoldTerms { get; init; } = [];

    /// <summary>True while reactions are switched off; null else.</summary>
    public bool? ReactionsOff { get; init; }

    /// <summary>How the wall looks; null for dark, with letters of the usual size.</summary>
    public WallLook? Wall { get; init; }

    /// <summary>What comes one after the other; null before anybody wrote it.</summary>
    public RunningOrder? Order { get; init; }

    /// <summary>What was published about the hall; null before anything was.</summary>
    public ReportState? Report { get; init; }

    /// <summary>Null where there is none.</summary>
    public BudgetsState? Budgets { get; init; }

    /// <summary>Single-use codes; null before any were made.</summary>
    public CodesState? Codes { get; init; }

    public Poll? FindPoll(string id)
    {
        foreach (var poll in Polls)
        {
            if (string.Equals(poll.Id, id, StringComparison.Ordinal))
                return poll;
        }

        return null;
    }

    internal HallState With(Poll changed)
    {
        for (var i = 0; i < Polls.Length; i++)
        {
            if (Polls[i].Number == changed.Number)
                return this with { Polls = Polls.SetItem(i, changed) };
        }

        return this;
    }
}

/// <summary>What a fact makes of a state. A refusal hands back the state it was given.</summary>
internal readonly record struct Step(HallState State, Ruling Ruling);
