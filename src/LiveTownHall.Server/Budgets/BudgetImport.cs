using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Budgets.Elections;
using LiveTownHall.Budgets.Pabulib;
using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Text;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Budgets;

/// <summary>Makes a budget of a Pabulib file, and casts its ballots where somebody wants to rehearse with them.</summary>
internal static class BudgetImport
{
    /// <summary>People whose ballots are cast at once, so that those who vote in the hall meanwhile find room too.</summary>
    private const int AtOnce = 500;

    private const int MostVoters = 200_000;

    /// <summary>For how long the casting of a file waits for room in the hall in all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);
    private const int LongestTitle = 200;
    private const int LongestWord = 60;

    /// <param name="settings">How it is counted; what it is about comes from the file.</param>
    /// <param name="rehearsal">Whether the ballots come along.</param>
    /// <exception cref="PabulibException">The file can't be counted; says where.</exception>
    public static async Task<(BudgetImported? Imported, Refusal? Refusal)> ImportAsync(
        string text, BudgetDraft settings, bool rehearsal, HallSession session, Actor by, string budgetId, TimeProvider time)
    {
        var file = PabulibReader.Read(text);
        var (election, warnings) = PabulibElection.From(file);
        if (election.Projects.Length > ProjectDefinition.Most)
            return (null, new Refusal(RefusalCodes.LimitReached, $"The file has more than {ProjectDefinition.Most} projects."));
        if (election.Projects.IsEmpty)
            return (null, new Refusal(RefusalCodes.InvalidRequest, "The file has no projects."));
        var people = election.Ballots.Sum(ballot => (long)ballot.People);
        if (rehearsal && people > MostVoters)
            return (null, new Refusal(RefusalCodes.LimitReached, $"The file has ballots of more than {MostVoters} people."));
        var currency = Currencies.IsCode(file["currency"]?.ToUpperInvariant()) ? file["currency"]!.ToUpperInvariant() : "EUR";
        var decimals = Math.Max(election.UnitDecimals, Currencies.DecimalsOf(currency));
        var scale = Scale(election, decimals);
        if (scale is null)
            (decimals, scale) = (election.UnitDecimals, 1);
        var draft = settings with
        {
            Title = Line(file["description"], LongestTitle) ?? Line(file["unit"], LongestTitle) ?? "Budget",
            Currency = currency,
            Decimals = decimals,
            Amount = election.Amount * scale.Value,
            TieBreak = null,
        };
        if (BudgetDefining.TryDefine(WithBallot(draft, file, election), null, out var definition) is { } flaw)
            return (null, flaw.Error);
        var fact = new BudgetCreated(
            budgetId,
            definition with { TieBreak = settings.TieBreak is null ? definition.TieBreak : [.. settings.TieBreak], Seed = rehearsal ? settings.Seed : definition.Seed },
            Projects(file, election, scale.Value),
            rehearsal ? (int)people : null,
            rehearsal ? true : null)
        {
            By = by,
        };
        var words = fact.Projects!.Value.Select(added => added.ProjectId).Concat(["maxVotes", "minCost", "maxCost", "lexico"]);
        if (fact.Definition.TieBreak.Except(words, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            return (null, new Refusal(RefusalCodes.InvalidRequest, $"tieBreak: {unknown} is neither maxVotes, minCost, maxCost, lexico nor a project of the file."));
        if (rehearsal && FirstImpossible(fact, election) is { } impossible)
            return (null, impossible);
        var outcome = (await session.SubmitAsync(fact)).ToOutcome();
        if (!outcome.Ok)
            return (null, outcome.Error);
        if (rehearsal && session.State.Budgets?.Find(budgetId) is { } budget && await CastAsync(budget, election, session, time) is { } refused)
            return (null, refused);
        return (new BudgetImported(budgetId, election.Projects.Length, rehearsal ? (int)people : 0, warnings), null);
    }

    /// <summary>What the file's money is to be multiplied by to be minor units; null where that is more than fits.</summary>
    private static long? Scale(BudgetElection election, int decimals)
    {
        var scale = 1L;
        for (var i = election.UnitDecimals; i < decimals; i++)
            scale *= 10;
        return election.Projects.Max(project => project.Cost) <= BudgetDefinition.MostMoney / scale && election.Amount <= BudgetDefinition.MostMoney / scale ? scale : null;
    }

    /// <summary>As wide as the file's ballots are: what they could say is not always in the file.</summary>
    private static BudgetDraft WithBallot(BudgetDraft draft, PabulibFile file, BudgetElection election)
    {
        var most = election.Ballots.Select(ballot => ballot.Choices.Length).DefaultIfEmpty(1).Max();
        if (election.Style == BallotStyle.Points)
        {
            var points = election.Ballots.Select(ballot => ballot.Choices.Sum(choice => Math.Max(choice.Points, 0))).DefaultIfEmpty(1).Max();
            return draft with { Ballot = BudgetWords.Points, Points = (int)Math.Clamp(Math.Max(points, Number(file["max_sum_points"]) ?? 1), 1, BudgetDefinition.MostPoints) };
        }

        return draft with
        {
            Ballot = election.Style == BallotStyle.Ranking ? BudgetWords.Ranking : BudgetWords.Approval,
            MaxChoices = Number(file["max_length"]) is { } max ? (int)Math.Clamp(Math.Max(max, most), 1, ProjectDefinition.Most) : null,
        };
    }

    private static ImmutableArray<NewProject> Projects(PabulibFile file, BudgetElection election, long scale)
    {
        var (name, category, rows) = (file.Projects.Find("name"), file.Projects.Find("category"), file.Projects.Rows);
        return
        [
            .. election.Projects.Select((project, place) => new NewProject(project.Id, new ProjectDefinition
            {
                Title = (name < 0 ? null : Line(rows[place].Fields[name], LongestTitle)) ?? project.Id,
                Cost = project.Cost * scale,
                Category = category < 0 ? null : Line(rows[place].Fields[category], LongestWord),
                IncompatibleWith = [.. project.IncompatibleWith.Select(other => election.Projects[other].Id)],
            })),
        ];
    }

    /// <summary>Looked at before anything is done, so that a refusal leaves nothing behind.</summary>
    private static Refusal? FirstImpossible(BudgetCreated fact, BudgetElection election)
    {
        var budget = new Budget
        {
            Number = 0,
            Id = fact.BudgetId,
            Definition = fact.Definition,
            Projects = [.. fact.Projects!.Value.Select((added, number) => new Project { Number = number, Id = added.ProjectId, Definition = added.Project })],
        };
        foreach (var (place, ballot) in election.Ballots.Index())
        {
            if (!BudgetMarking.TryPack(budget, Paper(ballot, election.Style), out _, out var flaw))
                return new Refusal(RefusalCodes.InvalidBallot, $"Ballot {place + 1}: {flaw.Field}: {flaw.Message}");
        }

        return null;
    }

    /// <remarks>Goes on when whoever brought the file has gone: half a file would be another election.</remarks>
    private static async Task<Refusal?> CastAsync(Budget budget, BudgetElection election, HallSession session, TimeProvider time)
    {
        var (waited, cast) = (TimeSpan.Zero, 0);
        foreach (var marks in Marks(budget, election).Chunk(AtOnce))
        {
            var settled = await Task.WhenAll(marks.Select(mark => session.Submit(new MarkSubmission(mark)).AsTask()));
            foreach (var (place, end) in settled.Index())
            {
                var last = end;
                for (; last.IsBusy && waited < Patience; waited += Again)
                {
                    // The intake was full; ballots with the same bytes change nothing when they come twice.
                    await Task.Delay(Again, time);
                    last = await session.Submit(new MarkSubmission(marks[place]));
                }

                if (last.IsBusy || !last.Ruling.IsAccepted())
                {
                    var why = last.ToOutcome().Error!;
                    return why with { Message = $"{why.Message} The budget has {cast} of the file's {budget.Imported} ballots: bring the file once more, as another budget." };
                }

                cast++;
            }
        }

        return null;
    }

    private static IEnumerable<Mark> Marks(Budget budget, BudgetElection election)
    {
        var person = 0L;
        foreach (var ballot in election.Ballots)
        {
            if (!BudgetMarking.TryPack(budget, Paper(ballot, election.Style), out var bytes, out _))
                continue;
            for (var alike = 0; alike < ballot.People; alike++)
            {
                var voter = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{budget.Id}/{person++}")));
                yield return new Mark(MarkPart.Budget, budget.Number, 1, voter, 0) { Bytes = bytes.AsMemory(), Channel = MarkChannel.File };
            }
        }
    }

    private static BudgetPaper Paper(BudgetBallot ballot, BallotStyle style) => style == BallotStyle.Ranking
        ? new([.. ballot.Choices.OrderByDescending(choice => choice.Points).Select(choice => new BudgetChoice(choice.Project, 0))])
        : new([.. ballot.Choices.Where(choice => choice.Points > 0).Select(choice => new BudgetChoice(choice.Project, (int)Math.Min(choice.Points, int.MaxValue)))]);

    private static string? Line(string? text, int longest)
    {
        if (text is null)
            return null;
        var line = text.ReplaceLineEndings(" ");
        return PlainText.Clean(line[..Math.Min(line.Length, longest)], longest, false, out var cleaned, out _) == CleanOutcome.Ok ? cleaned : null;
    }

    private static long? Number(string? text) => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
