using System.Collections.Immutable;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Reports;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Parts;

/// <summary>The parts of a hall. Their order is part of the fold and of the record: a new one goes to the end.</summary>
internal static class HallParts
{
    public static readonly Part Hall = new HallPart();
    public static readonly Part Polls = new PollsPart();
    public static readonly Part Questions = new QuestionsPart();
    public static readonly Part Stage = new StagePart();
    public static readonly Part Reports = new ReportsPart();
    public static readonly Part Access = new AccessPart();
    public static readonly Part Budgets = new BudgetsPart();
    public static readonly Part Codes = new CodesPart();

    public static readonly ImmutableArray<Part> All = [Hall, Polls, Questions, Stage, Reports, Access, Budgets, Codes];
}
