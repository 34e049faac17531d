using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Text.Rules.Folding;

namespace LiveTownHall.Server.Halls;

/// <summary>
/// Names that attendees give themselves. None says "I run this", whatever letters it is spelled in, and none is what the hall's rules would hold in a question.
/// </summary>
internal static class Names
{
    private static readonly string[] Words =
    [
        "moderator", "moderators", "moderation", "facilitator", "facilitators", "admin", "administrator",
        "modérateur", "modératrice", "animateur", "animatrice", "administrateur",
        "moderador", "moderadora", "facilitador", "facilitadora", "administrador",
        "модератор", "администратор", "مشرف", "المشرف", "ميسر", "الميسر", "msimamizi", "mwezeshaji",
    ];

    private static readonly HashSet<string> Folded = [.. Words.Select(Fold)];

    /// <returns>Null where the name is fine.</returns>
    public static Outcome? Check(string field, string? raw, LiveHall hall, out string name)
    {
        if (Texts.Check(field, raw, hall.Limits.Name, multiline: false, out name) is { } bad)
            return bad;
        if (IsReserved(name))
            return Outcome.Refused(RefusalCodes.InvalidRequest, $"{field}: is a name for the people who run the town hall. Take another one.");
        return hall.Screening.RefusesName(name)
            ? Outcome.Refused(RefusalCodes.InvalidRequest, $"{field}: has a word in it that this town hall does not show. Take another one.")
            : null;
    }

    private static bool IsReserved(string name)
        => Folded.Contains(Fold(name)) || name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(word => Folded.Contains(Fold(word)));

    /// <summary>One spelling for what people read as the same: case, accents, width and letters of other scripts that look alike; only letters stay.</summary>
    private static string Fold(string text)
        => string.Concat(LookAlikes.ToLatin(Simplified.Of(text)).Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Where(char.IsLetter));
}
