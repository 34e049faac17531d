using LiveTownHall.Contracts.Halls;
using LiveTownHall.Rehearsal.Demo;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Agenda;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Rehearsal;

/// <summary>Has a demo shown in this server's own halls.</summary>
internal sealed class ShowHouse(HallFounding founding, HallRegistry halls, PublicAddress address, TimeProvider time) : IShowHouse
{
    public async Task<HallCreated> FoundAsync(CreateHall hall, CancellationToken cancellation)
    {
        var (founded, refusal) = await founding.FoundAsync(hall, cancellation);
        return founded?.ToAnswer(address.Best()) ?? throw new InvalidOperationException(refusal!.Message);
    }

    public async Task<IShowHall?> FindAsync(string hallId, CancellationToken cancellation)
        => await halls.FindAsync(hallId, cancellation) is { } lease ? new ShowHall(lease, time) : null;
}
