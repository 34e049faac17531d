using LiveTownHall.Simulation.Tests.Halls;

namespace LiveTownHall.Simulation.Tests.Histories;

internal enum Verdict
{
    /// <summary>Nobody has said yet, or the person has given up asking.</summary>
    Unknown,

    Acknowledged,

    Refused,
}

/// <summary>Something that somebody wanted, and what they were told about it.</summary>
/// <param name="Id">That of the act.</param>
/// <param name="Device">Whose it is; -1 for staff.</param>
/// <param name="Word">What a person says about an item; null for everything else.</param>
internal sealed record Op(int Id, int Device, Word? Word)
{
    /// <summary>What tells its fact in the journal from all others.</summary>
    public string Sign => $"act-{Id}";

    /// <summary>In the order of everything that people saw.</summary>
    public long Begun { get; init; }

    public long? Answered { get; set; }

    public Verdict Verdict { get; set; }

    /// <summary>Where it took effect, or was found to be so already.</summary>
    public long Position { get; set; }

    public string? Code { get; set; }

    public int Attempts { get; set; }

    /// <summary>An attempt ended in a way that says nothing about it.</summary>
    public bool IsUncertain { get; set; }

    /// <summary>What is in the journal may be this, or never have left the device.</summary>
    public bool MayBeThere => Verdict == Verdict.Acknowledged || (Attempts > 0 && (Verdict == Verdict.Unknown || IsUncertain));

    public override string ToString()
        => $"{Sign} by {(Device < 0 ? "staff" : $"person {Device / 2} device {Device % 2}")}: {Word?.Said ?? "fact"} -> {Verdict}"
        + $"{(IsUncertain ? " (uncertain attempts)" : "")} {Code} at {Position}, begun {Begun}, answered {Answered}";
}
