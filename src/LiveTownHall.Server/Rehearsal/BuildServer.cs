using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Rehearsal;

/// <summary>Builds a whole server; given by whoever puts servers together.</summary>
/// <param name="urls">Where it listens.</param>
internal delegate Task<WebApplication> BuildServer(TownhallSettings settings, string urls, Action<WebApplicationBuilder> customise);
