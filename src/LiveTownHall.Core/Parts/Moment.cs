using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Parts;

/// <summary>The place of a fact in the journal, as far as a rule may look beyond the state.</summary>
/// <param name="Time">When its batch was appended, in Unix milliseconds.</param>
/// <param name="Replica">The ballots at that place, to be read only.</param>
internal readonly record struct Moment(long Time, HallReplica Replica);
