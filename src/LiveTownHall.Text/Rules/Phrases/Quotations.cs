using System.Text;
using System.Text.RegularExpressions;

namespace LiveTownHall.Text.Rules.Phrases;

/// <summary>Tells what a text says from what it quotes: whoever reports hate has to repeat it.</summary>
public static partial class Quotations
{
    /// <returns>The text outside of quotation marks, and what is inside them. A text that is one quotation says it itself.</returns>
    public static (string Said, IReadOnlyList<string> Quoted) Split(string text)
    {
        var quoted = new List<string>();
        var said = new StringBuilder(Quotation().Replace(text, match =>
        {
            quoted.Add(match.Value[1..^1]);
            return " , ";
        })).ToString();
        return said.Count(char.IsLetter) < 8 ? (text, []) : (said, quoted);
    }

    /// <summary>Sentences, and the clauses that a comma and a conjunction set apart.</summary>
    public static string[] Sentences(string text) => End().Split(text);

    [GeneratedRegex("[\"“”„«»][^\"“”„«»\n]{3,500}[\"“”„«»]", RegexOptions.CultureInvariant)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"(?<=[\p{L}\p{Nd}""”»)]{2}[.!?…]+)\s+|[\r\n]+|[,;]\s+(?=(?:and|or|while|und|oder|et|ou|y|o)\s)|;", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
