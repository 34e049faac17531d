using System.Collections.Immutable;

namespace LiveTownHall.Core.Budgets;

/// <summary>Something that could be paid for. Stored inside facts as JSON, so a property may be added but never renamed or given another meaning.</summary>
public sealed record ProjectDefinition
{
    /// <summary>Of a budget.</summary>
    public const int Most = 200;

    /// <summary>Characters of all projects of a budget together: everybody gets them.</summary>
    public const int MostText = 120_000;

    public const int LongestId = 100;
    public const int LongestWord = 200;
    public const int LongestText = 4000;
    private const int MostLinks = 50;

    public required string Title { get; init; }

    public string? Text { get; init; }

    /// <summary>In minor units, 0 to <see cref="BudgetDefinition.MostMoney"/>.</summary>
    public required long Cost { get; init; }

    public string? Category { get; init; }

    public string? Area { get; init; }

    public string? Place { get; init; }

    /// <summary>Ids of the ideas it comes from.</summary>
    public ImmutableArray<string> IdeaIds { get => field.IsDefault ? [] : field; init; }

    /// <summary>Ids of projects that can't be done beside it; it is enough that one of two names the other.</summary>
    public ImmutableArray<string> IncompatibleWith { get => field.IsDefault ? [] : field; init; }

    internal int Length => Title.Length + (Text?.Length ?? 0) + (Category?.Length ?? 0) + (Area?.Length ?? 0) + (Place?.Length ?? 0);

    internal bool IsSound
        => Title.Length is > 0 and <= BudgetDefinition.LongestTitle
        && Text is null or { Length: <= LongestText }
        && Cost is >= 0 and <= BudgetDefinition.MostMoney
        && Category is null or { Length: <= LongestWord }
        && Area is null or { Length: <= LongestWord }
        && Place is null or { Length: <= LongestWord }
        && IdeaIds.Length <= MostLinks && IdeaIds.All(IsId)
        && IncompatibleWith.Length <= Most && IncompatibleWith.All(IsId);

    internal static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } && !id.Contains(',', StringComparison.Ordinal);

    public bool Equals(ProjectDefinition? other)
        => other is not null
        && Title == other.Title
        && Text == other.Text
        && Cost == other.Cost
        && Category == other.Category
        && Area == other.Area
        && Place == other.Place
        && IdeaIds.AsSpan().SequenceEqual(other.IdeaIds.AsSpan())
        && IncompatibleWith.AsSpan().SequenceEqual(other.IncompatibleWith.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Title, Text, Cost, Category, Area, Place);
}
