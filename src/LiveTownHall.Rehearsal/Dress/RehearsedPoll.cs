using LiveTownHall.Core.Polls;

namespace LiveTownHall.Rehearsal.Dress;

/// <summary>A poll that a synthetic audience votes in.</summary>
internal sealed record RehearsedPoll(string Id, PollDefinition Definition);
