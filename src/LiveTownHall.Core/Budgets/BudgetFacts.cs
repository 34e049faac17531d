using System.Collections.Immutable;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Budgets;

/// <summary>A fact about a budget.</summary>
public abstract record BudgetFact : Fact
{
    internal sealed override Part Part => HallParts.Budgets;
}

/// <param name="Projects">Those that come with it, out of a file.</param>
/// <param name="Imported">How many ballots of the file will be cast, to rehearse; then people can vote at once.</param>
/// <param name="DropPast">That times which are over are dropped as voting begins; absent where it begins nothing, and in facts from before, which keep them.</param>
public sealed record BudgetCreated(
    string BudgetId, BudgetDefinition Definition, ImmutableArray<NewProject>? Projects = null, int? Imported = null, bool? DropPast = null) : BudgetFact
{
    internal override byte LowestReader => DropPast is null ? base.LowestReader : BatchFormat.RuleVersion;

    internal override string? Target => BudgetId;

    internal override bool IsWhole => FactShape.IsCountOrNone(Imported) && (Projects is not { } projects || FactShape.IsWhole(projects)) && BudgetShape.IsWhole(Definition);

    internal override Step ApplyTo(HallState state, Moment moment) => BudgetRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "createBudget";
}

/// <param name="Revision">The revision of the budget that its author saw; null where they did not say.</param>
public sealed record BudgetUpdated(string BudgetId, BudgetDefinition Definition, int? Revision = null) : BudgetFact
{
    internal override string? Target => BudgetId;

    internal override bool IsWhole => BudgetShape.IsWhole(Definition);

    internal override Step ApplyTo(HallState state, Moment moment) => BudgetRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "updateBudget";
}

/// <param name="DropPast">That times which are over are dropped as voting begins; absent where it begins nothing, and in facts from before, which keep them.</param>
public sealed record BudgetPhaseSet(string BudgetId, string Phase, bool? DropPast = null) : BudgetFact
{
    internal override byte LowestReader => DropPast is null ? base.LowestReader : BatchFormat.RuleVersion;

    internal override string? Target => BudgetId;

    public override bool Ends() => Phase == BudgetPhases.Results;

    internal override Step ApplyTo(HallState state, Moment moment) => BudgetRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "setPhase";
}

/// <summary>The time that was set for a phase is here; nothing where it was changed meanwhile.</summary>
/// <param name="DropPast">That times which are over are dropped as voting begins; absent where it begins nothing, and in facts from before, which keep them.</param>
public sealed record BudgetPhaseDue(string BudgetId, string Phase, long At, bool? DropPast = null) : BudgetFact
{
    internal override byte LowestReader => DropPast is null ? base.LowestReader : BatchFormat.RuleVersion;

    internal override string? Target => BudgetId;

    internal override bool IsWhole => FactShape.IsTime(At);

    public override bool Ends() => Phase == BudgetPhases.Results;

    internal override Step ApplyTo(HallState state, Moment moment) => BudgetRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "setPhase";
}

/// <summary>
/// What was cast until voting ended has been counted. Computed beside the journal from an exact cut; the first one for a cut and an algorithm is the result, on every node and
/// for ever.
/// </summary>
/// <param name="Cut">See <see cref="Budget.Closings"/>.</param>
/// <param name="Algorithm">What counted, with its version.</param>
public sealed record BudgetCounted(string BudgetId, int Cut, string Algorithm, BudgetResult Result) : BudgetFact
{
    internal override string? Target => BudgetId;

    internal override bool IsWhole => Result.IsWhole;

    public override bool Ends() => true;

    internal override Step ApplyTo(HallState state, Moment moment) => BudgetRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "countBudget";
}

/// <summary>What the JSON reader lets through and nothing after it could show.</summary>
internal static class BudgetShape
{
    public static bool IsWhole(BudgetDefinition definition)
        => !definition.TieBreak.Contains(null!) && FactShape.IsWhole(definition.Phases) && definition.Phases.All(phase => FactShape.IsTime(phase.At));

    public static bool IsWhole(ProjectDefinition project) => !project.IdeaIds.Contains(null!) && !project.IncompatibleWith.Contains(null!);
}
