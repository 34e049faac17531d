using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Reports;

namespace LiveTownHall.Server.Hubs;

/// <summary>Reports.</summary>
internal sealed partial class BackstageHub
{
    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> PublishReport(HallCommand command) => publishing.PublishAsync(Here.Hall, Here.Caller.Actor);

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> UnpublishReport(HallCommand command) => Publishing.UnpublishAsync(Here.Hall, Here.Caller.Actor);
}
