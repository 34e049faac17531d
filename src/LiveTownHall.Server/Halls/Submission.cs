using System.Collections.Immutable;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Server.Halls;

/// <summary>One fact on its way into the journal, and the answer its author waits for.</summary>
/// <remarks>Whoever waits goes on within <see cref="Answers"/>, which alone completes it.</remarks>
internal abstract class Submission : TaskCompletionSource<Settlement>
{
    public abstract void WriteTo(BatchWriter batch);
}

/// <summary>How a submission ended.</summary>
/// <param name="Position">Where it took effect, or where it was checked.</param>
/// <param name="IsBusy">The journal could not take it in; nothing is known to have changed and it may be sent again.</param>
internal readonly record struct Settlement(long Position, Ruling Ruling, bool IsBusy = false)
{
    public static readonly Settlement Busy = new(0, Ruling.Accepted, true);
}

internal sealed class BallotSubmission(int poll, int round, ulong voter, ulong bits) : Submission
{
    public override void WriteTo(BatchWriter batch) => batch.Ballot(poll, round, voter, bits);
}

internal sealed class TermsSubmission(int poll, int round, ulong voter, ImmutableArray<string> terms) : Submission
{
    public override void WriteTo(BatchWriter batch) => batch.Terms(poll, round, voter, terms);
}

internal sealed class FactSubmission(Fact fact) : Submission
{
    private readonly byte[] _json = BatchWriter.Serialize(fact);

    public override void WriteTo(BatchWriter batch) => batch.Fact(_json);
}

internal sealed class UpvoteSubmission(int question, ulong voter, bool on) : Submission
{
    public override void WriteTo(BatchWriter batch) => batch.Upvote(question, voter, on);
}
