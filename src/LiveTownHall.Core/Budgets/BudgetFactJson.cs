using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiveTownHall.Core.Budgets;

/// <summary>The JSON form of the facts in this folder, see <see cref="Facts.FactJson"/> for the options.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(BudgetCreated))]
[JsonSerializable(typeof(BudgetUpdated))]
[JsonSerializable(typeof(BudgetPhaseSet))]
[JsonSerializable(typeof(BudgetPhaseDue))]
[JsonSerializable(typeof(ProjectAdded))]
[JsonSerializable(typeof(ProjectUpdated))]
[JsonSerializable(typeof(ProjectJudged))]
[JsonSerializable(typeof(ProjectTracked))]
[JsonSerializable(typeof(BudgetCounted))]
internal sealed partial class BudgetFactJson : JsonSerializerContext
{
    /// <summary>The names that journals hold them by: never changed, never used again.</summary>
    public static readonly ImmutableArray<JsonDerivedType> Facts =
    [
        new(typeof(BudgetCreated), "budgetCreated"),
        new(typeof(BudgetUpdated), "budgetUpdated"),
        new(typeof(BudgetPhaseSet), "budgetPhaseSet"),
        new(typeof(BudgetPhaseDue), "budgetPhaseDue"),
        new(typeof(ProjectAdded), "projectAdded"),
        new(typeof(ProjectUpdated), "projectUpdated"),
        new(typeof(ProjectJudged), "projectJudged"),
        new(typeof(ProjectTracked), "projectTracked"),
        new(typeof(BudgetCounted), "budgetCounted"),
    ];
}
