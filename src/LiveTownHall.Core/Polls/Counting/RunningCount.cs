namespace LiveTownHall.Core.Polls;

/// <summary>
/// The count of one round of one poll, kept up while ballots come and are replaced: for kinds whose ballots are nearly all distinct, so that a profile
/// would have a line for every voter and walking it ten times a second would cost more than the votes. At any moment it equals a full recount.
/// </summary>
/// <remarks>One writer.</remarks>
public abstract class RunningCount
{
    /// <summary>A ballot that counts from now on.</summary>
    /// <param name="times">Voters who cast it.</param>
    public abstract void Add(ReadOnlySpan<byte> bytes, long times = 1);

    /// <summary>A ballot that was added and counts no more.</summary>
    public abstract void Subtract(ReadOnlySpan<byte> bytes);

    /// <summary>The result of what is in now; the work does not grow with the number of voters.</summary>
    public abstract PollResult Result();
}
