namespace LiveTownHall.Text.Rules;

/// <summary>What a rule asks for. Rules never give a verdict.</summary>
public enum RuleAction
{
    /// <summary>The rule is switched off.</summary>
    Off,

    /// <summary>The desk sees the rule's name beside the question.</summary>
    Mark,

    /// <summary>The question waits until somebody has looked at it.</summary>
    Hold,
}

/// <summary>A rule matched. What it matched is nowhere said, so that a hit can be logged.</summary>
/// <param name="Rule">One of <see cref="RuleIds"/>.</param>
public readonly record struct RuleHit(string Rule, RuleAction Action);
