using LiveTownHall.Evaluations.Data;
using LiveTownHall.Text.Rules;

namespace LiveTownHall.Evaluations.Filters;

/// <summary>Of many texts, how many the rules hold, and how many they hold or mark.</summary>
public sealed record FilterFigures(int Texts, int Held, int Touched)
{
    public double HeldShare => Texts == 0 ? 0 : Held / (double)Texts;

    public double TouchedShare => Texts == 0 ? 0 : Touched / (double)Texts;

    public static FilterFigures Of(RuleBook rules, IEnumerable<string> texts, string? language)
    {
        var (all, held, touched) = (0, 0, 0);
        foreach (var text in texts)
        {
            all++;
            var hits = rules.Check(text, language);
            if (hits.Any(hit => hit.Action == RuleAction.Hold))
                held++;
            if (hits.Count > 0)
                touched++;
        }

        return new FilterFigures(all, held, touched);
    }

    /// <summary>HateCheck's functionalities in their own order.</summary>
    public static IEnumerable<(string Functionality, bool IsHateful, FilterFigures Figures)> Of(RuleBook rules, IReadOnlyList<HateCheck> cases)
        => cases.GroupBy(one => (one.Functionality, one.IsHateful)).Select(group => (group.Key.Functionality, group.Key.IsHateful, Of(rules, group.Select(one => one.Text), "en")));

    public static FilterFigures Of(RuleBook rules, IReadOnlyList<HateCheck> cases, bool hateful)
        => Of(rules, cases.Where(one => one.IsHateful == hateful).Select(one => one.Text), "en");
}
