namespace LiveTownHall.Text.Rules;

/// <summary>What a hall wants of its rules. Immutable; a change makes a new <see cref="RuleBook"/>.</summary>
public sealed record RuleSettings
{
    public static RuleSettings Default { get; } = new();

    /// <summary>Languages that text of unknown language may be in, by BCP 47 tag. The first is assumed for it.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    /// <summary>Terms of one or more words the hall does not want, in any language.</summary>
    public IReadOnlyList<string> HallTerms { get; init; } = [];

    /// <summary>Actions by rule id where they differ from the default. An id that ends with a dot stands for all that begin with it.</summary>
    public IReadOnlyDictionary<string, RuleAction> Actions { get; init; } = new Dictionary<string, RuleAction>();

    /// <summary>Share of capitals among letters from which a text is shouted, in texts of at least <see cref="CapitalLetters"/> letters.</summary>
    public double CapitalShare { get; init; } = 0.7;

    public int CapitalLetters { get; init; } = 20;

    /// <summary>How long the same text of one person counts as repeated.</summary>
    public TimeSpan RepetitionWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Questions of one person within <see cref="RateWindow"/> past which the next is too many; 0 switches it off.</summary>
    public int AuthorRate { get; init; } = 5;

    /// <summary>The same for one network; a venue's phones share one, so this is high.</summary>
    public int NetworkRate { get; init; } = 120;

    public TimeSpan RateWindow { get; init; } = TimeSpan.FromMinutes(5);

    public RuleAction ActionOf(string rule)
    {
        if (Actions.TryGetValue(rule, out var set))
            return set;
        for (var dot = rule.LastIndexOf('.'); dot >= 0; dot = dot == 0 ? -1 : rule.LastIndexOf('.', dot - 1))
        {
            if (Actions.TryGetValue(rule[..(dot + 1)], out set))
                return set;
        }

        return Usual(rule);
    }

    private static RuleAction Usual(string rule) => rule switch
    {
        RuleIds.HallList or RuleIds.Threat or RuleIds.Dehumanising or RuleIds.Contempt or RuleIds.Repetition or RuleIds.AuthorRate => RuleAction.Hold,
        _ when rule.StartsWith(RuleIds.HoldList, StringComparison.Ordinal) => RuleAction.Hold,
        _ => RuleAction.Mark,
    };
}
