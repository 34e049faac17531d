using System.Text.RegularExpressions;

namespace LiveTownHall.Server.Halls;

/// <summary>Language tags of a hall (BCP 47, RFC 5646).</summary>
internal static partial class Languages
{
    public const string Flaw = "languages: must be 1 to 12 language tags such as en, fr or pt-BR.";

    public static bool AreValid(IReadOnlyList<string?> tags) => tags.Count is >= 1 and <= 12 && tags.All(t => t is not null && Tag().IsMatch(t));

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}\\z")]
    private static partial Regex Tag();
}
