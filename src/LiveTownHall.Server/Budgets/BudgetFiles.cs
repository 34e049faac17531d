using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Budgets.Pabulib;
using LiveTownHall.Core.Budgets;

namespace LiveTownHall.Server.Budgets;

/// <summary>The Pabulib files of a hall's budgets, each written once for all who ask as long as neither the budget nor a ballot changes.</summary>
internal sealed class BudgetFiles
{
    private readonly ConcurrentDictionary<int, Written> _written = new();

    /// <param name="Bytes">UTF-8.</param>
    /// <param name="Hash">SHA-256 of them, in lower-case hexadecimal.</param>
    public sealed record Content(byte[] Bytes, string Hash);

    public Content Of(Budget budget, BudgetCut cut)
    {
        if (!_written.TryGetValue(budget.Number, out var known) || !ReferenceEquals(known.Budget, budget) || !ReferenceEquals(known.Cut, cut))
            _written[budget.Number] = known = new Written(budget, cut);
        return known.Content.Value;
    }

    private sealed class Written(Budget budget, BudgetCut cut)
    {
        public Budget Budget => budget;

        public BudgetCut Cut => cut;

        public Lazy<Content> Content { get; } = new(() =>
        {
            var bytes = Encoding.UTF8.GetBytes(PabulibWriter.Write(BudgetElections.FileOf(budget, cut)));
            return new Content(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        });
    }
}
