using System.Globalization;

namespace LiveTownHall.Core.Polls;

/// <summary>Ids of options: 1 to 40 characters out of A-Z, a-z, 0-9, _ and -.</summary>
internal static class OptionIds
{
    public static bool IsWellFormed(string id)
    {
        if (id.Length is < 1 or > 40)
            return false;
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_' && c != '-')
                return false;
        }

        return true;
    }

    /// <summary>The caller's id for this place, if it is well-formed and free; else the smallest free counting number from the place's own.</summary>
    public static string NextFree(int place, Func<int, string>? make, HashSet<string> taken)
    {
        if (make?.Invoke(place) is { } made && IsWellFormed(made) && taken.Add(made))
            return made;
        for (var number = place + 1; ; number++)
        {
            var id = number.ToString(CultureInfo.InvariantCulture);
            if (taken.Add(id))
                return id;
        }
    }
}
