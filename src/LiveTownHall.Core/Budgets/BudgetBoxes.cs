using System.Collections.Immutable;
using System.Text.Json;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Budgets;

/// <summary>The ballots of a hall's budgets, a box each. One writer; any thread may look.</summary>
public sealed class BudgetBoxes
{
    private BudgetBallots[] _boxes = [];

    /// <summary>The ballots of a budget by its number; null for one that does not exist.</summary>
    public BudgetBallots? Of(int budget)
    {
        var boxes = Volatile.Read(ref _boxes);
        return (uint)budget < (uint)boxes.Length ? boxes[budget] : null;
    }

    /// <summary>A new budget gets its box.</summary>
    internal void Follow(BudgetsState? state)
    {
        var budgets = state?.All.Length ?? 0;
        if (budgets > _boxes.Length)
            Volatile.Write(ref _boxes, [.. _boxes, .. Enumerable.Range(0, budgets - _boxes.Length).Select(_ => new BudgetBallots())]);
    }

    /// <param name="time">Of the batch: a ballot that comes after the time set for the end of voting does not count, whether a timer has rung or not.</param>
    internal Ruling Cast(HallState? state, in Mark mark, ReadOnlySpan<byte> bytes, long time)
    {
        if (state?.Budgets is not { } budgets || (uint)mark.Item >= (uint)budgets.All.Length)
            return Ruling.NotFound;
        var budget = budgets.All[mark.Item];
        if (budget.Phase != BudgetPhases.Vote || state.Phase == HallPhase.Closed || time >= budget.Definition.VoteEndsAt)
            return Ruling.PollClosed;
        return mark.Round == 1 && BudgetMarking.IsValid(budget, bytes) ? _boxes[mark.Item].Cast(mark.Voter, [.. bytes], mark.Fence) : Ruling.InvalidBallot;
    }

    internal ImmutableArray<BudgetCut> Cut(long position) => [.. _boxes.Select((box, number) => box.CutAt(position, number))];

    /// <summary>For comparing replicas.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("budgetBallots"u8);
        foreach (var box in _boxes)
        {
            json.WriteStartArray();
            foreach (var (ballot, bytes) in box.Sorted())
            {
                json.WriteNumberValue(ballot.Voter);
                json.WriteNumberValue(ballot.Fence);
                json.WriteBase64StringValue(bytes.AsSpan());
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
