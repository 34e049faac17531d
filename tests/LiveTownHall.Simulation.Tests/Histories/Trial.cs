using System.Globalization;
using LiveTownHall.Simulation.Tests.Halls;

namespace LiveTownHall.Simulation.Tests.Histories;

/// <summary>A history that was run and checked.</summary>
/// <param name="Hash">Of all that happened.</param>
internal sealed record Trial(History History, ulong Hash, IReadOnlyList<Violation> Violations, IReadOnlyList<string> Story)
{
    public bool IsGood => Violations.Count == 0;

    /// <summary>Any thread that no context is set on.</summary>
    public static Trial Of(History history, Mutation mutation = Mutation.None, bool tells = false)
    {
        var run = Run.Of(history, mutation, tells);
        try
        {
            return new Trial(history, run.World.Hash, Checking.Check(run), run.World.Story ?? []);
        }
        finally
        {
            run.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>The same violation by as little as can be found in so many runs.</summary>
    public Trial Shrink(Mutation mutation = Mutation.None, int runs = 400)
    {
        var smallest = this;
        for (var size = History.Acts.Length / 2; size >= 1 && runs > 0; size = size == 1 ? 0 : Math.Max(1, size / 2))
        {
            for (var at = 0; at < smallest.History.Acts.Length && runs > 0;)
            {
                var acts = smallest.History.Acts;
                if (!Try(smallest.History with { Acts = acts.RemoveRange(at, Math.Min(size, acts.Length - at)) }))
                    at += size;
            }

            for (var at = 0; at < smallest.History.Faults.Length && runs > 0;)
            {
                if (!Try(smallest.History with { Faults = smallest.History.Faults.RemoveAt(at) }))
                    at++;
            }
        }

        return Of(smallest.History, mutation, tells: true);

        bool Try(History smaller)
        {
            runs--;
            var trial = Of(smaller, mutation);
            if (!trial.Violations.Any(violation => violation.Rule == Violations[0].Rule))
                return false;
            smallest = trial;
            return true;
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"""
        Seed {History.Seed}, {History.Acts.Length} acts, {History.Faults.Length} faults, hash {Hash:x16}
        {string.Join('\n', Violations)}

        {string.Join('\n', History.Faults)}
        {string.Join('\n', History.Acts)}

        {string.Join('\n', Story)}
        """);
}
