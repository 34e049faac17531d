using LiveTownHall.Core.Polls;

namespace LiveTownHall.Server.Rehearsal;

/// <summary>A poll that a synthetic audience votes in.</summary>
internal sealed record RehearsedPoll(string Id, PollDefinition Definition);
