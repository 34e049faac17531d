using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Contracts.Reports;

/// <summary>Answer of <c>GET /api/halls/{hallId}/report</c>: the report as it is now, and what became of what was published.</summary>
public sealed record ReportDocument
{
    /// <summary>Whether everybody may read it. A draft is shown to the desk only.</summary>
    public required bool Published { get; init; }

    /// <summary>Everything up to this position of the hall's journal is in <see cref="Report"/>.</summary>
    public required long Position { get; init; }

    /// <summary>SHA-256 of the bytes of <c>report.json</c> as they are now, in lower-case hexadecimal. It is that of the newest version as long as nothing has changed.</summary>
    public required string Hash { get; init; }

    /// <summary>What was published so far, oldest first.</summary>
    public required IReadOnlyList<ReportVersionView> Versions { get; init; }

    /// <summary>What is not as it was in the newest published version.</summary>
    public required IReadOnlyList<ReportCorrection> Corrections { get; init; }

    public required HallReport Report { get; init; }
}

/// <param name="Number">From 1.</param>
/// <param name="Position">The journal's position that it tells of.</param>
/// <param name="Hash">SHA-256 of the bytes of its <c>report.json</c>, in lower-case hexadecimal.</param>
public sealed record ReportVersionView(int Number, long Position, string Hash, DateTimeOffset At);

/// <summary>A difference from the newest published version.</summary>
public sealed record ReportCorrection
{
    /// <summary>One of <see cref="ReportParts"/>.</summary>
    [OneOf(typeof(ReportParts))] public required string Part { get; init; }

    /// <summary>Of the poll, question or statement; absent where it is gone, or for the hall and the record.</summary>
    public string? Id { get; init; }

    /// <summary>One of <see cref="ReportChanges"/>.</summary>
    [OneOf(typeof(ReportChanges))] public required string Change { get; init; }

    /// <summary>Title or text as it is now; absent where it is gone: what was taken out is not said again.</summary>
    public string? Title { get; init; }

    /// <summary>Figures that are others now.</summary>
    public IReadOnlyList<FigureCorrection>? Figures { get; init; }
}

/// <param name="Was">Absent where there was none.</param>
/// <param name="Now">Absent where there is none any more.</param>
public sealed record FigureCorrection(string Measure, string? Label, double? Was, double? Now);

public static class ReportParts
{
    public const string Hall = "hall";
    public const string Poll = "poll";
    public const string Budget = "budget";
    public const string Question = "question";
    public const string Statement = "statement";
    public const string Moderation = "moderation";
}

public static class ReportChanges
{
    public const string Added = "added";
    public const string Changed = "changed";
    public const string Removed = "removed";
}

/// <summary>What happened in a hall: a function of its journal up to a position, and of nothing else. What is hidden or was taken out is not in it.</summary>
public sealed record HallReport
{
    public required string HallId { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>One of <see cref="Halls.HallStates"/>.</summary>
    [OneOf(typeof(Halls.HallStates))] public required string State { get; init; }

    /// <summary>In agenda order; those that were opened.</summary>
    public required IReadOnlyList<ReportPoll> Polls { get; init; }

    /// <summary>In the order they were made; those that people voted on. Absent where there are none.</summary>
    public IReadOnlyList<ReportBudget>? Budgets { get; init; }

    /// <summary>Those that are public, in the order they were asked.</summary>
    public required IReadOnlyList<ReportQuestion> Questions { get; init; }

    /// <summary>Announcements, statements and corrections of notes that were sent, oldest first.</summary>
    public required IReadOnlyList<ReportStatement> Statements { get; init; }

    /// <summary>What moderators and rules did; absent where the hall's log is not public.</summary>
    public IReadOnlyList<ReportModeration>? Moderation { get; init; }
}

/// <summary>A poll, its turnout at the close and its result.</summary>
public sealed record ReportPoll
{
    public required string Id { get; init; }

    /// <summary>One of <see cref="Polls.PollKinds"/>.</summary>
    [OneOf(typeof(Polls.PollKinds))] public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>A line that explains it.</summary>
    public string? Description { get; init; }

    /// <summary>One of <see cref="Polls.PollStates"/>.</summary>
    [OneOf(typeof(Polls.PollStates))] public required string State { get; init; }

    /// <summary>True where nobody can find out any more who voted what.</summary>
    public bool? Secret { get; init; }

    /// <summary>People whose ballot counts.</summary>
    public required long Voters { get; init; }

    /// <summary>People who took part and chose nothing; not among the voters. Absent where the poll takes no abstentions.</summary>
    public long? Abstained { get; init; }

    /// <summary>Attendees who were connected when it closed; absent where the record does not say, and while it is open.</summary>
    public int? Present { get; init; }

    /// <summary>Whether the result is public. Where it is not, there are no figures.</summary>
    public required bool ResultsShown { get; init; }

    public required IReadOnlyList<ReportFigure> Figures { get; init; }

    /// <summary>Labels of the options that won; several only where nothing separates them.</summary>
    public IReadOnlyList<string>? Winner { get; init; }

    /// <summary>Ties of an instant-runoff that had to be settled; absent where there was none.</summary>
    public IReadOnlyList<ReportTie>? Ties { get; init; }

    /// <summary>What came of a motion.</summary>
    public VerdictView? Verdict { get; init; }

    /// <summary>How it read before, where its wording was changed after people had voted; oldest first.</summary>
    public IReadOnlyList<ReportRewording>? Reworded { get; init; }

    /// <summary>Open answers that were picked for everybody.</summary>
    public IReadOnlyList<string>? Answers { get; init; }

    /// <summary>The result without ballots that two people left out of it, to stand beside this one; absent where none are, or where the result is not public.</summary>
    public ReportDiscounted? Discounted { get; init; }
}

/// <summary>A result without ballots that look as if nobody stood behind them.</summary>
public sealed record ReportDiscounted
{
    /// <summary>People whose ballot counts here.</summary>
    public required long Voters { get; init; }

    /// <summary>Ballots that are left out.</summary>
    public required long LeftOut { get; init; }

    public required IReadOnlyList<ReportFigure> Figures { get; init; }

    /// <summary>See <see cref="ReportPoll.Winner"/>.</summary>
    public IReadOnlyList<string>? Winner { get; init; }

    /// <summary>See <see cref="ReportPoll.Verdict"/>.</summary>
    public VerdictView? Verdict { get; init; }
}

/// <summary>A change of a poll's wording, which its result is marked with.</summary>
/// <param name="Votes">People whose ballot counted by then.</param>
/// <param name="Before">The title and the options that read otherwise until then.</param>
public sealed record ReportRewording(long Votes, IReadOnlyList<string> Before);

/// <param name="Round">From 1.</param>
/// <param name="Between">Labels of the options with equal votes.</param>
/// <param name="SettledBy">One of <see cref="TieSettlings"/>.</param>
/// <param name="Seed">Where lots were drawn, see <see cref="RunoffTieView"/>.</param>
public sealed record ReportTie(int Round, IReadOnlyList<string> Between, [property: OneOf(typeof(TieSettlings))] string SettledBy, string? Seed = null);

/// <summary>One number of a result.</summary>
public sealed record ReportFigure
{
    /// <summary>One of <see cref="ReportMeasures"/>.</summary>
    [OneOf(typeof(ReportMeasures))] public required string Measure { get; init; }

    /// <summary>The round of an instant-runoff count, from 1.</summary>
    public int? Round { get; init; }

    /// <summary>Id of the option, or the value; absent for a number about the whole poll.</summary>
    public string? Item { get; init; }

    /// <summary>The option's text, or the word.</summary>
    public string? Label { get; init; }

    public required double Value { get; init; }

    /// <summary>Where it counts people: how many voted.</summary>
    public long? Of { get; init; }

    /// <summary>Width of a bin that begins at <see cref="Item"/>.</summary>
    public double? Width { get; init; }

    /// <summary>True for an option that leaves after this round.</summary>
    public bool? Eliminated { get; init; }
}

/// <summary>What a figure measures. New ones may come.</summary>
public static class ReportMeasures
{
    /// <summary>People who chose the option or the value.</summary>
    public const string Votes = "votes";
    public const string FirstPreferences = "firstPreferences";

    /// <summary>People whose ballot counts for the option in a round.</summary>
    public const string Round = "round";

    /// <summary>Ballots that rank no option that is left in a round.</summary>
    public const string Exhausted = "exhausted";
    public const string Borda = "borda";

    /// <summary>Sum of the points given.</summary>
    public const string Points = "points";

    /// <summary>People who gave the option any points.</summary>
    public const string Givers = "givers";
    public const string Mean = "mean";
    public const string Median = "median";

    /// <summary>People who wrote the word.</summary>
    public const string Words = "words";

    /// <summary>People who placed the option on a grid.</summary>
    public const string Placed = "placed";

    /// <summary>How far across the option of a grid lies on average, from 0 to 1.</summary>
    public const string Across = "across";

    /// <summary>How far up it lies on average, from 0 to 1.</summary>
    public const string Up = "up";

    /// <summary>Standard deviation of the places across.</summary>
    public const string SpreadAcross = "spreadAcross";

    /// <summary>Standard deviation of the places up.</summary>
    public const string SpreadUp = "spreadUp";
}

/// <summary>A question that everybody may read, and what became of it.</summary>
public sealed record ReportQuestion
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public string? Author { get; init; }

    public string? Language { get; init; }

    /// <summary>One of <see cref="ReportStandings"/>.</summary>
    [OneOf(typeof(ReportStandings))] public required string Standing { get; init; }

    public required long Upvotes { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public AnswerView? Answer { get; init; }

    public FollowUpView? FollowUp { get; init; }

    /// <summary>Notes that the moderators put beside it.</summary>
    public IReadOnlyList<ContextView>? Notes { get; init; }
}

public static class ReportStandings
{
    public const string Answered = "answered";
    public const string Promised = "promised";
    public const string Open = "open";
}

/// <summary>What everybody was told.</summary>
public sealed record ReportStatement
{
    public required string Id { get; init; }

    /// <summary>Empty where it was taken back.</summary>
    public required string Text { get; init; }

    /// <summary>One of <see cref="Stage.AnnouncementLevels"/>.</summary>
    [OneOf(typeof(Stage.AnnouncementLevels))] public required string Level { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Id of the one that it takes back.</summary>
    public string? Retracts { get; init; }

    public bool? Retracted { get; init; }

    /// <summary>Id of the question whose note it corrects.</summary>
    public string? Corrects { get; init; }
}

/// <param name="Action">As in the moderation log.</param>
/// <param name="Reason">A reason code or the rule that spoke; <c>none</c> where none was given.</param>
public sealed record ReportModeration(string Action, string Reason, int Count);
