using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Polls;

/// <summary>
/// Words that the hall's rules hold: the ballot counts, and the word waits for the desk. Said to the journal before the ballot, so that no screen shows the word in between.
/// </summary>
internal static class WordHolding
{
    /// <returns>Null where the ballot can be cast; else a refusal.</returns>
    public static async ValueTask<Outcome?> HoldAsync(LiveHall hall, Poll poll, PackedBallot packed)
    {
        if (!KindRegistry.Of(poll.Definition.Kind).HasWords)
            return null;
        foreach (var word in TermBytes.Read(packed.Bytes.AsSpan()))
        {
            if (hall.Screening.HoldsWord(word) is not { } rule || hall.Session.State.FindPoll(poll.Id) is not { } now || WordRules.IsDecided(now, word))
                continue;
            var settled = await hall.Session.SubmitAsync(new WordHeld(poll.Id, word, rule, WordRules.AreApart(now)));
            if (settled is { IsBusy: false, Ruling: Ruling.LimitReached })
                return Outcome.Refused(RefusalCodes.InvalidBallot, "ballot.words: has a word that this town hall does not show. Choose another one.");
            if (settled.ToOutcome() is { Ok: false } refusal)
                return refusal;
        }

        return null;
    }
}
