using LiveTownHall.Contracts.Reports;

namespace LiveTownHall.Server.Reports;

/// <summary>A table of the export.</summary>
/// <param name="Name">Of its file and its sheet.</param>
/// <param name="Columns">Name and type, as a Table Schema has it: string, integer, number, boolean, datetime.</param>
/// <param name="Rows">Cells in the order of the columns: string, long, double, bool, <see cref="DateTimeOffset"/> or null.</param>
internal sealed record ReportTable(string Name, IReadOnlyList<(string Name, string Type)> Columns, IReadOnlyList<object?[]> Rows)
{
    private const string Text = "string";
    private const string Whole = "integer";
    private const string Number = "number";
    private const string Truth = "boolean";
    private const string Time = "datetime";

    /// <summary>One number a row.</summary>
    public const string Results = "results";

    public static IReadOnlyList<ReportTable> All(HallReport report)
    {
        return
        [
            new("polls",
                [("poll", Text), ("kind", Text), ("title", Text), ("state", Text), ("secret", Truth), ("voters", Whole), ("abstained", Whole), ("present", Whole),
                    ("resultsShown", Truth), ("winner", Text), ("ties", Text), ("verdict", Text)],
                [.. report.Polls.Select(Poll)]),
            new(Results,
                [("poll", Text), ("title", Text), ("measure", Text), ("round", Whole), ("item", Text), ("label", Text), ("value", Number), ("of", Whole), ("width", Number),
                    ("eliminated", Truth)],
                [.. report.Polls.SelectMany(p => p.Figures.Select(f => Row(p.Id, p.Title, f.Measure, (long?)f.Round, f.Item, f.Label, f.Value, f.Of, f.Width,
                    f.Eliminated is true)))]),
            new("discounted",
                [("poll", Text), ("title", Text), ("leftOut", Whole), ("voters", Whole), ("measure", Text), ("item", Text), ("label", Text), ("value", Number), ("width", Number)],
                [.. report.Polls.Where(p => p.Discounted is not null).SelectMany(p => p.Discounted!.Figures.Select(f => Row(p.Id, p.Title, p.Discounted.LeftOut,
                    p.Discounted.Voters, f.Measure, f.Item, f.Label, f.Value, f.Width)))]),
            new("answers", [("poll", Text), ("title", Text), ("answer", Text)], [.. report.Polls.SelectMany(p => (p.Answers ?? []).Select(a => Row(p.Id, p.Title, a)))]),
            new("rewordings",
                [("poll", Text), ("title", Text), ("votes", Whole), ("before", Text)],
                [.. report.Polls.SelectMany(p => (p.Reworded ?? []).SelectMany(r => r.Before.Select(text => Row(p.Id, p.Title, r.Votes, text))))]),
            new("budgets",
                [("budget", Text), ("title", Text), ("currency", Text), ("decimals", Whole), ("amount", Whole), ("ballot", Text), ("rule", Text), ("completion", Text),
                    ("phase", Text), ("voters", Whole), ("spent", Whole), ("greedySpent", Whole), ("greedyPreferred", Truth), ("flaw", Text), ("algorithm", Text),
                    ("counted", Text), ("imported", Whole)],
                [.. (report.Budgets ?? []).Select(Budget)]),
            new("projects",
                [("budget", Text), ("project", Text), ("title", Text), ("category", Text), ("area", Text), ("cost", Whole), ("feasibility", Text), ("reason", Text),
                    ("funded", Truth), ("round", Whole), ("votes", Whole), ("effectiveVotes", Text), ("payment", Text), ("paidInFull", Whole), ("leftWithSupporters", Text),
                    ("wouldHaveWonAt", Whole), ("keptOutBy", Text), ("greedy", Truth), ("tracking", Text), ("note", Text), ("trackedAt", Time)],
                [.. (report.Budgets ?? []).SelectMany(b => b.Projects.Select(p => Project(b.Id, p)))]),
            new("questions",
                [("question", Text), ("text", Text), ("author", Text), ("language", Text), ("standing", Text), ("upvotes", Whole), ("askedAt", Time), ("answer", Text),
                    ("answeredAt", Time), ("owner", Text), ("due", Text)],
                [.. report.Questions.Select(q => Row(q.Id, q.Text, q.Author, q.Language, q.Standing, q.Upvotes, q.AskedAt, q.Answer?.Text, q.Answer?.At, q.FollowUp?.Owner,
                    q.FollowUp?.Due))]),
            new("notes",
                [("question", Text), ("note", Text), ("text", Text), ("sources", Text), ("at", Time), ("corrected", Truth)],
                [.. report.Questions.SelectMany(q => (q.Notes ?? []).Select(n => Row(q.Id, n.Id, n.Text, string.Join(" ", n.Sources), n.At, n.Corrected is true)))]),
            new("statements",
                [("statement", Text), ("level", Text), ("at", Time), ("text", Text), ("retracts", Text), ("retracted", Truth), ("corrects", Text)],
                [.. report.Statements.Select(s => Row(s.Id, s.Level, s.At, s.Text, s.Retracts, s.Retracted is true, s.Corrects))]),
            new("moderation", [("action", Text), ("reason", Text), ("count", Whole)], [.. (report.Moderation ?? []).Select(m => Row(m.Action, m.Reason, (long)m.Count))]),
        ];
    }

    private static object?[] Poll(ReportPoll poll) => Row(
        poll.Id,
        poll.Kind,
        poll.Title,
        poll.State,
        poll.Secret is true,
        poll.Voters,
        poll.Abstained,
        (long?)poll.Present,
        poll.ResultsShown,
        poll.Winner is null ? null : string.Join("; ", poll.Winner),
        poll.Ties is null ? null : string.Join("; ", poll.Ties.Select(InWords)),
        poll.Verdict?.Sentence);

    /// <summary>In plain English: "round 2: Park = Quay, settled by lot (seed 5f...)".</summary>
    private static string InWords(ReportTie tie)
        => FormattableString.Invariant($"round {tie.Round}: {string.Join(" = ", tie.Between)}, settled by {tie.SettledBy}") + (tie.Seed is null ? "" : $" (seed {tie.Seed})");

    private static object?[] Budget(ReportBudget budget) => Row(
        budget.Id,
        budget.Title,
        budget.Currency,
        (long)budget.Decimals,
        budget.Amount,
        budget.Ballot,
        budget.Rule,
        budget.Completion,
        budget.Phase,
        budget.Count?.Voters,
        budget.Count?.Spent,
        budget.Count?.GreedySpent,
        budget.Count is null ? null : budget.Count.GreedyPreferred is true,
        budget.Count?.Flaw,
        budget.Count?.Algorithm,
        budget.Count?.Counted,
        (long?)budget.Imported);

    /// <remarks>Fractions are exact, and so are texts: <c>n/d</c>.</remarks>
    private static object?[] Project(string budget, ReportProject project) => Row(
        budget,
        project.Id,
        project.Title,
        project.Category,
        project.Area,
        project.Cost,
        project.Feasibility,
        project.Reason,
        project.Funded,
        (long?)project.Round,
        project.Votes,
        project.EffectiveVotes?.Exact,
        project.Payment?.Exact,
        project.PaidInFull,
        project.LeftWithSupporters?.Exact,
        project.WouldHaveWonAt,
        project.KeptOutBy,
        project.Greedy,
        project.Tracking?.State,
        project.Tracking?.Note,
        project.Tracking?.At);

    private static object?[] Row(params object?[] cells) => cells;
}
