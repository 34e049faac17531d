using System.Globalization;
using System.Security.Cryptography;
using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Budgets;

/// <summary>Checks what people write about budgets and fills in the defaults.</summary>
internal static class BudgetDefining
{
    private const int LongestTitle = 200;
    private const int LongestText = 2000;
    private const int LongestWord = 60;
    private const int MostIdeas = 50;

    /// <summary>2^53 - 1: every program on the way holds it exactly.</summary>
    private const long GreatestSeed = (1L << 53) - 1;

    private static readonly string[] Criteria = ["maxVotes", "minCost", "maxCost", "lexico"];

    /// <param name="present">The budget that is changed; null for a new one.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static Outcome? TryDefine(BudgetDraft? draft, Budget? present, out BudgetDefinition definition)
    {
        definition = null!;
        if (draft is null)
            return Wrong("draft", "is missing.");
        if (Texts.Check("title", draft.Title, LongestTitle, multiline: false, out var title) is { } badTitle)
            return badTitle;
        string? text = null;
        if (!string.IsNullOrEmpty(draft.Text) && Texts.Check("text", draft.Text, LongestText, multiline: true, out text) is { } badText)
            return badText;
        var currency = draft.Currency?.ToUpperInvariant();
        if (!Currencies.IsCode(currency))
            return Wrong("currency", "must be a code of three letters, such as EUR.");
        if (draft.Amount is not (>= 1 and <= BudgetDefinition.MostMoney))
            return Wrong("amount", "must be 1 to 10^15 minor units.");
        if (draft.Decimals is < 0 or > BudgetDefinition.MostDecimals)
            return Wrong("decimals", $"must be 0 to {BudgetDefinition.MostDecimals}.");
        var ballot = draft.Ballot ?? BudgetWords.Approval;
        if (WordFlaw(ballot, draft) is { } badWord)
            return badWord;
        if (BallotFlaw(ballot, draft) is { } badBallot)
            return badBallot;
        if (draft.Increment is < 1 or > BudgetDefinition.MostMoney)
            return Wrong("increment", "must be 1 or more.");
        if (draft.Seed is < 0 or > GreatestSeed)
            return Wrong("seed", "must be a whole number from 0 to 2^53 - 1.");
        if (draft.TieBreak is { } words && words.FirstOrDefault(word => !Criteria.Contains(word) && present?.Find(word ?? "") is null) is var unknown && unknown is not null)
            return Wrong("tieBreak", $"{unknown[..Math.Min(unknown.Length, LongestWord)]} is neither maxVotes, minCost, maxCost, lexico nor a project of this budget.");
        if (draft.TieBreak?.Count > BudgetDefinition.MostTieBreaks || draft.TieBreak?.Contains(null!) is true)
            return Wrong("tieBreak", "has too many words, or an empty one.");
        if (TimeFlaw(draft, out var phases) is { } badTime)
            return badTime;
        var isChosen = ballot is BudgetWords.Approval or BudgetWords.Ranking;
        definition = new BudgetDefinition
        {
            Title = title,
            Text = text,
            Currency = currency!,
            Decimals = draft.Decimals ?? Currencies.DecimalsOf(currency!),
            Amount = draft.Amount.Value,
            Ballot = ballot,
            MinChoices = isChosen ? draft.MinChoices ?? 1 : null,
            MaxChoices = isChosen ? draft.MaxChoices : null,
            Points = ballot == BudgetWords.Points ? draft.Points ?? 10 : null,
            MaxPerProject = ballot == BudgetWords.Points ? draft.MaxPerProject : null,
            Rule = draft.Rule ?? BudgetWords.EqualShares,
            Utility = draft.Utility ?? BudgetWords.Cost,
            Completion = draft.Completion ?? BudgetWords.None,
            Increment = draft.Increment ?? 1,
            Comparison = draft.Comparison ?? BudgetWords.None,
            TieBreak = draft.TieBreak is null ? ["maxVotes", "minCost"] : [.. draft.TieBreak],
            Seed = draft.Seed ?? present?.Definition.Seed ?? NewSeed(),
            Phases = [.. phases],
        };
        return null;
    }

    /// <inheritdoc cref="TryDefine(BudgetDraft?, Budget?, out BudgetDefinition)"/>
    public static Outcome? TryDefine(ProjectDraft? draft, out ProjectDefinition definition)
    {
        definition = null!;
        if (draft is null)
            return Wrong("draft", "is missing.");
        if (Texts.Check("title", draft.Title, LongestTitle, multiline: false, out var title) is { } badTitle)
            return badTitle;
        var (text, category, area, place) = (default(string), default(string), default(string), default(string));
        if (!string.IsNullOrEmpty(draft.Text) && Texts.Check("text", draft.Text, LongestText, multiline: true, out text) is { } badText)
            return badText;
        if (!string.IsNullOrEmpty(draft.Category) && Texts.Check("category", draft.Category, LongestWord, multiline: false, out category) is { } badCategory)
            return badCategory;
        if (!string.IsNullOrEmpty(draft.Area) && Texts.Check("area", draft.Area, LongestWord, multiline: false, out area) is { } badArea)
            return badArea;
        if (!string.IsNullOrEmpty(draft.Place) && Texts.Check("place", draft.Place, LongestWord, multiline: false, out place) is { } badPlace)
            return badPlace;
        if (draft.Cost is not (>= 0 and <= BudgetDefinition.MostMoney))
            return Wrong("cost", "must be 0 to 10^15 minor units.");
        if (draft.IdeaIds?.Count > MostIdeas || draft.IdeaIds?.All(Ids.IsUlid) is false)
            return Wrong("ideaIds", $"must be at most {MostIdeas} ULIDs.");
        if (draft.IncompatibleWith?.Count > ProjectDefinition.Most || draft.IncompatibleWith?.All(IsProjectId) is false)
            return Wrong("incompatibleWith", $"must be at most {ProjectDefinition.Most} ids of projects.");
        definition = new ProjectDefinition
        {
            Title = title,
            Text = text,
            Cost = draft.Cost.Value,
            Category = category,
            Area = area,
            Place = place,
            IdeaIds = [.. (draft.IdeaIds ?? []).Select(id => id.ToUpperInvariant())],
            IncompatibleWith = [.. (draft.IncompatibleWith ?? []).Select(Canonical)],
        };
        return null;
    }

    /// <summary>Ids that clients make are ULIDs, in any case; those out of a file stay as they are.</summary>
    public static string Canonical(string projectId) => Ids.IsUlid(projectId) ? projectId.ToUpperInvariant() : projectId;

    /// <summary>A lottery that nobody chose.</summary>
    public static long NewSeed()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToInt64(bytes) & GreatestSeed;
    }

    private static bool IsProjectId(string? id) => id is { Length: > 0 and <= ProjectDefinition.LongestId };

    private static Outcome? WordFlaw(string ballot, BudgetDraft draft)
    {
        foreach (var (field, word, words) in new[]
        {
            ("ballot", ballot, BudgetWords.Ballots), ("rule", draft.Rule, BudgetWords.Rules), ("utility", draft.Utility, BudgetWords.Utilities),
            ("completion", draft.Completion, BudgetWords.Completions), ("comparison", draft.Comparison, BudgetWords.Comparisons),
        })
        {
            if (word is not null && !words.Contains(word))
                return Wrong(field, $"must be one of {string.Join(", ", words)}.");
        }

        if (draft.Utility == BudgetWords.Borda && ballot != BudgetWords.Ranking)
            return Wrong("utility", "borda needs ballots that are rankings.");
        return draft.Utility == BudgetWords.Points && ballot == BudgetWords.Ranking ? Wrong("utility", "points are not on ballots that are rankings.") : null;
    }

    private static Outcome? BallotFlaw(string ballot, BudgetDraft draft)
    {
        if (ballot is BudgetWords.Approval or BudgetWords.Ranking)
        {
            if (draft.MinChoices is < 1 or > ProjectDefinition.Most)
                return Wrong("minChoices", $"must be 1 to {ProjectDefinition.Most}.");
            if (draft.MaxChoices is < 1 or > ProjectDefinition.Most || draft.MaxChoices < (draft.MinChoices ?? 1))
                return Wrong("maxChoices", $"must be at least minChoices and at most {ProjectDefinition.Most}.");
        }

        if (ballot != BudgetWords.Points)
            return null;
        if (draft.Points is < 1 or > BudgetDefinition.MostPoints)
            return Wrong("points", $"must be 1 to {BudgetDefinition.MostPoints}.");
        return draft.MaxPerProject < 1 ? Wrong("maxPerProject", "must be 1 or more.") : null;
    }

    private static Outcome? TimeFlaw(BudgetDraft draft, out List<PhaseTime> phases)
    {
        phases = [];
        var (place, time) = (0, long.MinValue);
        foreach (var at in draft.Phases ?? [])
        {
            if (at?.Phase is null || Core.Budgets.BudgetPhases.PlaceOf(at.Phase) <= place)
                return Wrong("phases", "must be feasibility, vote, results or tracking, in this order, each at most once.");
            if (!DateTimeOffset.TryParse(at.At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when) || when.ToUnixTimeMilliseconds() <= time)
                return Outcome.Refused(RefusalCodes.InvalidTime, "phases: each needs a time in ISO 8601, such as 2026-05-04T18:30:00Z, later than the one before.");
            (place, time) = (Core.Budgets.BudgetPhases.PlaceOf(at.Phase), when.ToUnixTimeMilliseconds());
            phases.Add(new PhaseTime(at.Phase, time));
        }

        return null;
    }

    private static Outcome Wrong(string field, string flaw) => Outcome.Refused(RefusalCodes.InvalidRequest, $"{field}: {flaw}");
}
