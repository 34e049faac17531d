using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Codes;

/// <summary>Who has which code, and what it is worth in a poll.</summary>
/// <remarks>
/// One code never counts twice, whatever nodes know when. A device's person stays the same voter when it takes a code: its ballots are of a higher class from then on. A code that
/// was moved votes only in rounds that were opened after it was taken from the former device. A node that still takes the former device for the holder has not heard
/// of that yet, so it knows only of rounds that were opened before. Ballots with one code by two devices are thus never in one round.
/// </remarks>
public static class CodeRules
{
    private const int HashLength = 32;

    /// <summary>How sure it is, in this poll, that this person votes once.</summary>
    /// <returns>Null where they may not vote in its present round, because a code was moved to them while it ran.</returns>
    public static AssuranceClass? ClassIn(HallState state, string attendeeId, Poll poll)
    {
        if (state.Codes?.Of(attendeeId) is not { } code)
            return AssuranceClass.DeviceToken;
        return code.MovedAs > (poll.CodesReleased ?? 0) ? null : AssuranceClass.Code;
    }

    /// <summary>The class of a person wherever no poll is asked about.</summary>
    public static AssuranceClass ClassOf(HallState state, string attendeeId) => state.Codes?.Of(attendeeId) is null ? AssuranceClass.DeviceToken : AssuranceClass.Code;

    internal static Step Apply(HallState state, CodesIssued fact, long time)
    {
        if (!Staff.IsFacilitator(fact.By))
            return new(state, Ruling.Forbidden);
        if (fact.BatchId.Length == 0 || fact.KeyDigest.Length == 0 || fact.Hashes.Length is 0 or > CodesState.MostInBatch || fact.Hashes.Any(hash => hash.Length != HashLength))
            return new(state, Ruling.InvalidRequest);
        var codes = state.Codes ?? new CodesState { KeyDigest = fact.KeyDigest };
        if (codes.Batches.Any(batch => batch.Id == fact.BatchId))
            return new(state, fact.Hashes.All(hash => codes.Find(hash) is { } code && codes.Batches[code.Batch].Id == fact.BatchId) ? Ruling.Unchanged : Ruling.DuplicateId);
        if (codes.Batches.Length >= CodesState.MostBatches || codes.Codes.Count + fact.Hashes.Length > CodesState.MostCodes)
            return new(state, Ruling.LimitReached);

        // Two nodes made the first batch at once, each under a key of its own, and the store kept one of the keys.
        if (codes.KeyDigest != fact.KeyDigest)
            return new(state, Ruling.Conflict);
        var byHash = codes.ByHash.ToBuilder();
        foreach (var hash in fact.Hashes)
        {
            if (!byHash.TryAdd(hash, byHash.Count))
                return new(state, Ruling.DuplicateId);
        }

        var batch = new CodeBatch(fact.BatchId, fact.Hashes.Length, time) { Label = fact.Label, Group = fact.Group };
        return Changed(state, codes with
        {
            Codes = codes.Codes.AddRange(fact.Hashes.Select(hash => new VoterCode(hash, codes.Batches.Length))),
            Batches = codes.Batches.Add(batch),
            ByHash = byHash.ToImmutable(),
        });
    }

    internal static Step Apply(HallState state, CodesRevoked fact)
    {
        if (!Staff.IsFacilitator(fact.By))
            return new(state, Ruling.Forbidden);
        var at = 0;
        var batches = state.Codes?.Batches ?? [];
        while (at < batches.Length && batches[at].Id != fact.BatchId)
            at++;
        if (at == batches.Length)
            return new(state, Ruling.NotFound);
        return batches[at].Revoked
            ? new(state, Ruling.Unchanged)
            : Changed(state, state.Codes! with { Batches = batches.SetItem(at, batches[at] with { Revoked = true }) });
    }

    internal static Step Apply(HallState state, CodeRedeemed fact)
    {
        if (fact.By is not { Role: "attendee", Id.Length: > 0 } by)
            return new(state, Ruling.Forbidden);
        if (Find(state, fact.BatchId, fact.Hash, out var codes) is not { } code)
            return new(state, Ruling.NotFound);
        if (codes.Batches[code.Batch].Revoked)
            return new(state, Ruling.CodeRevoked);
        var at = codes.ByHash[code.Hash];
        if (code.Holder == by.Id)
            return LeadsTo(codes, by.Id, at) ? new(state, Ruling.Unchanged) : Changed(state, codes with { ByHolder = codes.ByHolder.SetItem(by.Id, at) });
        if (code.Holder is not null)
            return new(state, Ruling.CodeUsed);
        if (codes.Of(by.Id) is not null)
            return new(state, Ruling.CodeHeld);
        var taken = code with { Holder = by.Id, MovedAs = code.Former is { } former && former != by.Id ? code.ReleasedAs : code.MovedAs };
        var batch = codes.Batches[code.Batch];
        var redeemed = code.Former is null ? batch.Redeemed + 1 : batch.Redeemed;
        return Changed(state, codes with
        {
            Codes = codes.Codes.SetItem(at, taken),
            Batches = codes.Batches.SetItem(code.Batch, batch with { Redeemed = redeemed }),
            ByHolder = codes.ByHolder.SetItem(by.Id, at),
        });
    }

    internal static Step Apply(HallState state, CodeReleased fact)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (Find(state, fact.BatchId, fact.Hash, out var codes) is not { } code)
            return new(state, Ruling.NotFound);
        if (code.Holder is not { } holder)
            return new(state, Ruling.Unchanged);
        var at = codes.ByHash[code.Hash];
        var releases = codes.Releases + 1;
        return Changed(state, codes with
        {
            Codes = codes.Codes.SetItem(at, code with { Holder = null, Former = holder, ReleasedAs = releases }),
            ByHolder = LeadsTo(codes, holder, at) ? codes.ByHolder.Remove(holder) : codes.ByHolder,
            Releases = releases,
        });
    }

    /// <summary>Whether the code at this place is the one that the person has; whoever had it when its batch was revoked may have another one by now.</summary>
    private static bool LeadsTo(CodesState codes, string person, int at) => codes.ByHolder.TryGetValue(person, out var held) && held == at;

    private static VoterCode? Find(HallState state, string batchId, string hash, out CodesState codes)
    {
        codes = state.Codes!;
        return state.Codes?.Find(hash) is { } code && codes.Batches[code.Batch].Id == batchId ? code : null;
    }

    private static Step Changed(HallState state, CodesState codes) => new(state with { Codes = codes }, Ruling.Accepted);
}
