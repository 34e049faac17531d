using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Fanout;

/// <summary>What one part of a hall adds to what only one person sees. Each fills its own members of <see cref="MyState"/> and leaves the others alone. Any thread.</summary>
internal interface IPartMine
{
    /// <returns>The state with what this part has of the person in it; untouched where it has nothing.</returns>
    ValueTask<MyState> AddAsync(MyState mine, LiveHall hall, Caller caller, CancellationToken cancellation);

    /// <summary>
    /// Whether a batch took something of this part from people that nobody knows by name: those who said it are pseudonyms. Then all are told anew. Called by the writer of
    /// the replica.
    /// </summary>
    /// <param name="touchedQuestions">Numbers of the questions that the batch touched.</param>
    bool TakesFromMany(HallState before, HallState after, IReadOnlyList<int> touchedQuestions) => false;

    /// <summary>
    /// Which people a batch gave or took something of this part, where the state knows them by name: asked of everybody who is connected here. Called by the writer of the
    /// replica.
    /// </summary>
    /// <returns>Whether it is the person with this id; null where the batch is about nobody.</returns>
    Func<string, bool>? Concerns(HallState before, HallState after) => null;
}
