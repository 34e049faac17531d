namespace LiveTownHall.Core.Polls;

/// <summary>Where the answers of a made-up voter come from: Core itself knows no chance. Only <see cref="Below"/> must be given.</summary>
public interface ISyntheticVoter
{
    /// <summary>A whole number from 0 to before <paramref name="bound"/>, which is at least 1.</summary>
    int Below(int bound);

    /// <summary>Ids of all options of the poll, the one this voter likes best first.</summary>
    IReadOnlyList<string> Preference(PollDefinition poll)
    {
        var ids = poll.Options.Select(option => option.Id).ToArray();
        for (var i = ids.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (ids[i], ids[j]) = (ids[j], ids[i]);
        }

        return ids;
    }

    /// <summary>Where on a scale this voter stands, from 0 for its lowest value to 1 for its highest.</summary>
    double Share() => Below(1001) / 1000.0;

    /// <summary>A word of at most <see cref="WordsKind.WordLength"/> characters.</summary>
    string Word() => "word " + (char)('a' + Below(26));

    /// <summary>An answer of at most <see cref="TextKind.TextLength"/> characters.</summary>
    string Text() => "An answer about " + Word() + ".";
}
