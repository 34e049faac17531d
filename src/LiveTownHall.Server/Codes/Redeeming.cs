using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Codes;

/// <summary>A person's device takes a code, by whatever channel; and the desk takes one back.</summary>
internal static class Redeeming
{
    private static readonly Outcome UnknownCode = Outcome.Refused(RefusalCodes.CodeUnknown, "This is none of this hall's codes. Check the eight characters on your card.");

    private static readonly Outcome TooMany = Outcome.Refused(RefusalCodes.RateLimited, "Too many codes were tried. Wait a minute, check the eight characters and try again.");

    private static readonly Outcome KeyIsLost = Outcome.Refused(RefusalCodes.Busy,
        "The store has lost what codes are recognised by, so none can be taken now. Ask the people at the desk.");

    /// <param name="person">Whose device it is; tries are counted for each.</param>
    /// <param name="network">What wrong codes are counted by; past its budget every code from there is looked at late.</param>
    /// <param name="events">Hears of codes that are none.</param>
    public static async Task<Outcome> RedeemAsync(LiveHall hall, Person person, string typed, ulong network, SecurityLog events, CancellationToken cancellation)
    {
        // A slip is no guess: the last character finds it, and nothing was asked.
        if (VoterCodes.Normalize(typed) is not { } code)
            return UnknownCode;
        if (!person.Codes.TryTake())
            return TooMany;
        var quota = hall.Get<CodeQuota>();
        if (!await quota.WaitAsync(network, cancellation))
            return TooMany;
        var (found, refusal) = await FindAsync(hall, code, () => quota.TryBeWrong(network), cancellation);
        if (refusal is not null)
        {
            if (refusal == UnknownCode)
                events.Say(SecurityEvents.WrongCode);
            return refusal;
        }

        var fact = new CodeRedeemed(found!.Value.Batch, found.Value.Hash) { By = person.Caller.Actor };
        var outcome = await SubmitAsync(hall.Session, fact);
        if (outcome.Ok)
            hall.Mine.Changed(person);
        return outcome;
    }

    /// <summary>Takes a code from the device that has it.</summary>
    public static async Task<Outcome> ReleaseAsync(LiveHall hall, Core.Facts.Actor by, string? typed, CancellationToken cancellation)
    {
        if (VoterCodes.Normalize(typed) is not { } code)
            return UnknownCode;
        var (found, refusal) = await FindAsync(hall, code, static () => true, cancellation);
        return refusal ?? await SubmitAsync(hall.Session, new CodeReleased(found!.Value.Batch, found.Value.Hash) { By = by });
    }

    /// <param name="mayAsk">Whether the store may be asked about a code that this node does not know: every question is a batch of the journal.</param>
    private static async Task<((string Batch, string Hash)? Found, Outcome? Refusal)> FindAsync(
        LiveHall hall, string code, Func<bool> mayAsk, CancellationToken cancellation)
    {
        var session = hall.Session;
        if (session.State.Codes is null && await AskAsync(HasCodes) is { } none)
            return (null, none);
        if (await hall.Get<CodeKeys>().KeyAsync(cancellation) is not { } key)
            return (null, KeyIsLost);
        var hash = VoterCodes.Hash(key, code);

        // Another node may have made it a moment ago.
        if (session.State.Codes?.Find(hash) is null && await AskAsync(HasCode) is { } unknown)
            return (null, unknown);
        return session.State.Codes is { } codes && codes.Find(hash) is { } found ? ((codes.Batches[found.Batch].Id, hash), null) : (null, Refusals.Busy);

        static Ruling HasCodes(HallReplica replica) => replica.State?.Codes is null ? Ruling.NotFound : Ruling.Accepted;

        Ruling HasCode(HallReplica replica) => replica.State?.Codes?.Find(hash) is null ? Ruling.NotFound : Ruling.Accepted;

        async Task<Outcome?> AskAsync(Func<HallReplica, Ruling> isThere)
        {
            if (!mayAsk())
                return UnknownCode;
            if ((await session.ConfirmAsync(isThere)).ToOutcome() is not { Ok: false } refused)
                return null;
            return refused.Error!.Code == RefusalCodes.NotFound ? UnknownCode : refused;
        }
    }

    /// <summary>What would be refused, or changes nothing, is not written: the store is asked whether that is still so.</summary>
    private static async Task<Outcome> SubmitAsync(HallSession session, CodeFact fact)
    {
        if (session.Replica.Foresee(fact) != Ruling.Accepted)
        {
            var confirmed = await session.ConfirmAsync(replica => replica.Foresee(fact));
            if (confirmed.IsBusy || confirmed.Ruling != Ruling.Accepted)
                return confirmed.ToOutcome();
        }

        return (await session.SubmitAsync(fact)).ToOutcome();
    }
}
