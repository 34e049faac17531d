namespace LiveTownHall.Text.Rules;

/// <summary>Names of the rules. They are written into the journal, so they never change their meaning.</summary>
public static class RuleIds
{
    /// <summary>Words of a language that are hardly ever meant well: slurs. The language's key follows.</summary>
    public const string HoldList = "list.hold.";

    /// <summary>Other coarse words of a language. The language's key follows.</summary>
    public const string MarkList = "list.mark.";

    /// <summary>The hall's own terms.</summary>
    public const string HallList = "hall.list";

    /// <summary>Violence wished on, or threatened to, a group of people.</summary>
    public const string Threat = "hate.threat";

    /// <summary>A group of people called vermin, refuse or less than human, or denied the right to be there.</summary>
    public const string Dehumanising = "hate.dehumanising";

    /// <summary>Hatred or disgust for a group of people, or a base quality said of all of them.</summary>
    public const string Contempt = "hate.contempt";

    /// <summary>Hostile words and a group in one sentence, without anything that says one is about the other.</summary>
    public const string Possible = "hate.possible";

    /// <summary>Any address of a page.</summary>
    public const string Links = "links";

    /// <summary>Written mostly in capitals.</summary>
    public const string Capitals = "capitals";

    /// <summary>The same person sends the same text again.</summary>
    public const string Repetition = "repetition";

    /// <summary>More questions than one person asks.</summary>
    public const string AuthorRate = "rate.author";

    /// <summary>More questions than one network asks.</summary>
    public const string NetworkRate = "rate.network";
}
