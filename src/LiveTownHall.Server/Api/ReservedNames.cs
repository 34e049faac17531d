using LiveTownHall.Text.Rules.Folding;

namespace LiveTownHall.Server.Api;

/// <summary>Names that say "I run this": no attendee goes by one, whatever letters it is spelled in.</summary>
internal static class ReservedNames
{
    private static readonly string[] Words =
    [
        "moderator", "moderators", "moderation", "facilitator", "facilitators", "admin", "administrator",
        "modérateur", "modératrice", "animateur", "animatrice", "administrateur",
        "moderador", "moderadora", "facilitador", "facilitadora", "administrador",
        "модератор", "администратор", "مشرف", "المشرف", "ميسر", "الميسر", "msimamizi", "mwezeshaji",
    ];

    private static readonly HashSet<string> Folded = [.. Words.Select(Fold)];

    public static bool Has(string name)
        => Folded.Contains(Fold(name)) || name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(word => Folded.Contains(Fold(word)));

    /// <summary>One spelling for what people read as the same: case, accents, width and letters of other scripts that look alike; only letters stay.</summary>
    private static string Fold(string text)
        => string.Concat(LookAlikes.ToLatin(Simplified.Of(text)).Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Where(char.IsLetter));
}
