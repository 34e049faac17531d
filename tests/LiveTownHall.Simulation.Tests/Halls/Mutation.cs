namespace LiveTownHall.Simulation.Tests.Halls;

/// <summary>Faults that the product had once, made here on purpose: a simulation that does not find them proves nothing.</summary>
internal enum Mutation
{
    None,

    /// <summary>F1: what this node's copy shows already is acknowledged without an append.</summary>
    AnswersFromMemory,

    /// <summary>F2: marks carry no fence.</summary>
    NoFence,

    /// <summary>Something else is taken under the fence of a word of which nobody knows what became; found by this simulation.</summary>
    SameFenceAfterUnknown,

    /// <summary>F3: appends do not depend on what the writer has applied, and followers do not look back.</summary>
    Unconditional,

    /// <summary>F4: a node goes by its own clock.</summary>
    OwnClock,
}
