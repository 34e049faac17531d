using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Budgets;

/// <summary>Ballots of budgets as canonical bytes: equal ballots have equal bytes, in whatever order they were sent.</summary>
/// <remarks>
/// <code>
/// ballot := style:u8 choice*
/// choice := project:varint [points:varint]     points where the style is points
/// </code>
/// The style is 1 for approval, 2 for knapsack, 3 for points, 4 for a ranking. Choices stand in the order of projects, of a ranking in its own. No choice at all is a ballot
/// that was taken back: it counts for nobody.
/// </remarks>
public static class BudgetMarking
{
    /// <summary>Packs a ballot, or says what is wrong with it.</summary>
    public static bool TryPack(Budget budget, BudgetPaper paper, out ImmutableArray<byte> bytes, [NotNullWhen(false)] out Flaw? flaw)
    {
        bytes = default;
        var choices = budget.Definition.Ballot == BudgetWords.Ranking ? paper.Choices : [.. paper.Choices.Where(choice => choice.Points != 0).OrderBy(choice => choice.Project)];
        flaw = FlawOf(budget, choices);
        if (flaw is not null)
            return false;
        var written = new List<byte> { StyleOf(budget) };
        Span<byte> number = stackalloc byte[5];
        foreach (var choice in choices)
        {
            written.AddRange(number[..Varint.Write(number, (uint)choice.Project)]);
            if (budget.Definition.Ballot == BudgetWords.Points)
                written.AddRange(number[..Varint.Write(number, (uint)choice.Points)]);
        }

        bytes = [.. written];
        return true;
    }

    /// <summary>Whether these are the bytes of a ballot that people may cast. Deterministic.</summary>
    internal static bool IsValid(Budget budget, ReadOnlySpan<byte> bytes)
        => TryUnpack(budget, bytes, out var choices)
        && FlawOf(budget, choices) is null
        && (budget.Definition.Ballot == BudgetWords.Ranking || IsAscending(choices));

    /// <summary>The ballot behind bytes that are valid.</summary>
    public static BudgetPaper Unpack(Budget budget, ImmutableArray<byte> bytes) => TryUnpack(budget, bytes.AsSpan(), out var choices) ? new(choices) : BudgetPaper.Empty;

    private static bool TryUnpack(Budget budget, ReadOnlySpan<byte> bytes, out ImmutableArray<BudgetChoice> choices)
    {
        choices = [];
        if (bytes.IsEmpty || bytes[0] != StyleOf(budget))
            return false;
        var read = ImmutableArray.CreateBuilder<BudgetChoice>();
        for (var rest = bytes[1..]; !rest.IsEmpty;)
        {
            if (read.Count == ProjectDefinition.Most || !TryTake(ref rest, out var project))
                return false;
            var points = budget.Definition.Ballot == BudgetWords.Ranking ? 0 : 1;
            if (budget.Definition.Ballot == BudgetWords.Points && !TryTake(ref rest, out points))
                return false;
            read.Add(new BudgetChoice(project, points));
        }

        choices = read.ToImmutable();
        return true;
    }

    /// <summary>Only the shortest form of a number: else two ballots that say the same would be two.</summary>
    private static bool TryTake(ref ReadOnlySpan<byte> bytes, out int number)
    {
        number = 0;
        if (!Varint.TryRead(bytes, out var value, out var length) || value > int.MaxValue || length != Varint.LengthOf(value))
            return false;
        number = (int)value;
        bytes = bytes[length..];
        return true;
    }

    private static Flaw? FlawOf(Budget budget, ImmutableArray<BudgetChoice> choices)
    {
        var definition = budget.Definition;
        var field = definition.Ballot switch { BudgetWords.Points => "points", BudgetWords.Ranking => "ranking", _ => "choices" };
        if (choices.Select(choice => choice.Project).Distinct().Count() != choices.Length)
            return new Flaw(field, "names a project twice.");
        if (choices.Any(choice => (uint)choice.Project >= (uint)budget.Projects.Length || !Budget.IsOnBallot(budget.Projects[choice.Project])))
            return new Flaw(field, "names a project that is not on the ballot.");
        if (choices.IsEmpty)
            return null;
        switch (definition.Ballot)
        {
            case BudgetWords.Knapsack:
                return choices.Sum(choice => budget.Projects[choice.Project].Definition.Cost) <= definition.Amount ? null : new Flaw(field, "cost more than the amount together.");
            case BudgetWords.Points:
                if (choices.Any(choice => choice.Points < 1 || choice.Points > (definition.MaxPerProject ?? definition.Points)))
                    return new Flaw(field, $"must be whole numbers from 0 to {definition.MaxPerProject ?? definition.Points}.");
                return choices.Sum(choice => (long)choice.Points) <= definition.Points ? null : new Flaw(field, $"are more than {definition.Points} together.");
            default:
                if (choices.Length < definition.MinChoices)
                    return new Flaw(field, $"must name at least {definition.MinChoices}.");
                return choices.Length > definition.MaxChoices ? new Flaw(field, $"must name at most {definition.MaxChoices}.") : null;
        }
    }

    private static bool IsAscending(ImmutableArray<BudgetChoice> choices)
    {
        for (var i = 1; i < choices.Length; i++)
        {
            if (choices[i - 1].Project >= choices[i].Project)
                return false;
        }

        return true;
    }

    private static byte StyleOf(Budget budget) => (byte)(1 + BudgetWords.Ballots.IndexOf(budget.Definition.Ballot));
}
