using LiveTownHall.Evaluations.Data;
using LiveTownHall.Evaluations.Figures;
using LiveTownHall.Text.Rules;

namespace LiveTownHall.Evaluations.Filters;

/// <summary>Prints what the rules catch and what they catch wrongly.</summary>
public static class FiltersCommand
{
    public static void Run(string data, TextWriter to)
    {
        var rules = new RuleBook(RuleSettings.Default);
        var cases = HateCheck.Read(data);
        MarkdownTable.Write(
            to,
            ["HateCheck, by functionality", "cases", "held", "held or marked"],
            [
                .. FilterFigures.Of(rules, cases).OrderByDescending(row => row.IsHateful).Select(row => Row(row.Functionality, row.Figures)),
                Row("all hateful: caught", FilterFigures.Of(rules, cases, hateful: true)),
                Row("all not hateful: wrongly caught", FilterFigures.Of(rules, cases, hateful: false)),
            ]);

        MarkdownTable.Write(
            to,
            ["Civic text (Polis, Bowling Green)", "texts", "held", "held or marked"],
            [
                Row("accepted by its moderators: wrongly caught", FilterFigures.Of(rules, CivicComments.Read(data, accepted: true), "en")),
                Row("all", FilterFigures.Of(rules, CivicComments.Read(data, accepted: false), "en")),
            ]);

        var lists = CoarseWords.Read(data).ToList();
        MarkdownTable.Write(
            to,
            ["LDNOOBW terms in a sentence", "English", "all languages", "terms"],
            Obfuscations.All.Select(way =>
                (IReadOnlyList<object>)[way.Key, Caught(lists.Where(list => list.Language == "en"), way.Value), Caught(lists, way.Value), lists.Sum(list => list.Terms.Count)]));

        double Caught(IEnumerable<(string Language, IReadOnlyList<string> Terms)> some, Func<string, string> disguise)
        {
            var figures = some.Select(list => FilterFigures.Of(rules, list.Terms.Select(term => $"… {disguise(term)} …"), list.Language)).ToList();
            return figures.Sum(one => one.Touched) / (double)figures.Sum(one => one.Texts);
        }
    }

    private static IReadOnlyList<object> Row(string name, FilterFigures figures) => [name, figures.Texts, figures.HeldShare, figures.TouchedShare];
}
