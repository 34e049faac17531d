using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Fanout;

/// <summary>What one part of a hall adds to what only one person sees. Each fills its own members of <see cref="MyState"/> and leaves the others alone. Any thread.</summary>
internal interface IPartMine
{
    /// <returns>The state with what this part has of the person in it; untouched where it has nothing.</returns>
    ValueTask<MyState> AddAsync(MyState mine, LiveHall hall, Caller caller, CancellationToken cancellation);
}
