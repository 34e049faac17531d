using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Rehearsal.Dress;

/// <summary>What a rehearsal needs of the server it tries; given by whoever puts servers together.</summary>
public interface IRehearsedServer
{
    /// <summary>Starts a server of its own on a free loopback port, with the embedded store in a folder.</summary>
    /// <remarks>Its audience comes from one address and all at once, and votes in one poll after the other as nobody does: those limits are off.</remarks>
    Task<RunningServer> StartAsync(string folder, CancellationToken cancellation);

    /// <summary>A ballot in the words of the protocol.</summary>
    Ballot BallotOf(BallotPaper paper);
}

/// <param name="Address">Where it listens.</param>
/// <param name="Host">Takes the server down when it is disposed.</param>
public sealed record RunningServer(Uri Address, IAsyncDisposable Host);
