using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Server.Halls;

/// <summary>Rulings in the words of the protocol: a code for programs, a message for people.</summary>
internal static class Refusals
{
    public static Outcome ToOutcome(this Settlement settled)
    {
        if (settled.IsUnknown)
            return Unknown;
        if (settled.IsStorageLow)
            return StorageLow;
        if (settled.IsBusy)
            return Busy;
        if (settled.Ruling.IsAccepted())
            return Outcome.Accepted(settled.Position);
        var (code, message) = Of(settled.Ruling);
        return Outcome.Refused(code, message);
    }

    public static Outcome Busy { get; } = Outcome.Refused(RefusalCodes.Busy, "The server can't save at the moment. Nothing is lost: send it again in a few seconds.");

    public static Outcome StorageLow { get; } = Outcome.Refused(RefusalCodes.StorageLow,
        "The server has hardly any room left to save things. Reading and closing go on; send it again when there is room.");

    public static Outcome Unknown { get; } = Outcome.Refused(RefusalCodes.Unknown,
        "The store has not answered in time: this may be saved or not. Ask again; nothing is done twice.");

    public static (string Code, string Message) Of(Ruling ruling) => ruling switch
    {
        Ruling.AssuranceTooLow => (RefusalCodes.AssuranceTooLow,
            "This vote asks for a single-use code. Type the code on your card, then send your vote again; without a card ask the people at the desk."),
        Ruling.CodeUsed => (RefusalCodes.CodeUsed, "Another device has used this code. If that was you, use that device, or ask the people at the desk to move the code."),
        Ruling.CodeHeld => (RefusalCodes.CodeHeld, "This device has a code already; it votes with that one."),
        Ruling.CodeRevoked => (RefusalCodes.CodeRevoked, "This code was withdrawn. Ask the people at the desk for a new one."),
        Ruling.AlreadyClaimed => (RefusalCodes.AlreadyClaimed, "A colleague is working on this."),
        Ruling.Conflict => (RefusalCodes.Conflict, "A colleague decided this at the same time, and first."),
        Ruling.Forbidden => (RefusalCodes.Forbidden, "Your role may not do this."),
        Ruling.InvalidRequest => (RefusalCodes.InvalidRequest, "Something in this request is missing or not possible here."),
        Ruling.Muted => (RefusalCodes.Muted, "A moderator has muted you. You can go on voting and reading."),
        Ruling.NeedsSecondPerson
            => (RefusalCodes.NeedsSecondPerson,
                "This needs a second person: somebody else has to confirm or decide it. "
                + "All who use the shared links are one person, and so are two of whom one invited the other: let a facilitator invite two colleagues by name."),
        Ruling.LastFacilitator
            => (RefusalCodes.LastFacilitator, "Then no facilitator could come in any more. Invite a facilitator without an end first, or give the facilitators a new key."),
        Ruling.QuestionsOff => (RefusalCodes.QuestionsOff, "This town hall does not take questions now."),
        Ruling.Superseded => (RefusalCodes.Superseded, "You voted from another device meanwhile, and that is what counts. Send it again if you want this one to count."),
        Ruling.StaleRevision => (RefusalCodes.StaleRevision, "This was changed since you read it. Read it again first."),
        Ruling.AlreadyVoted => (RefusalCodes.AlreadyVoted, "You have voted already, and in this poll a vote can't be changed."),
        Ruling.DuplicateId => (RefusalCodes.DuplicateId, "This id is taken by something else. Make a new one."),
        Ruling.HallClosed => (RefusalCodes.HallClosed, "The town hall is closed. Open it again first."),
        Ruling.InvalidBallot => (RefusalCodes.InvalidBallot, "This is not a valid ballot for the poll."),
        Ruling.InvalidPoll => (RefusalCodes.InvalidPoll, "This is not a valid poll."),
        Ruling.InvalidStage
            => (RefusalCodes.InvalidStage, "The stage can show idle, arriving, join, questions, break or thanks, or one poll, results, question or announcement by its id."),
        Ruling.InvalidTransition => (RefusalCodes.InvalidTransition, "This is not possible in the state it is in now."),
        Ruling.LimitReached => (RefusalCodes.LimitReached, "The hall holds as many of these as it can."),
        Ruling.NoRoll => (RefusalCodes.NoRoll, "This motion looks at how many people are here or may vote, and nobody has said yet. Set it first, with SetPresent."),
        Ruling.NotFound => (RefusalCodes.NotFound, "There is no such thing in this hall. It may have been deleted."),
        Ruling.PollClosed => (RefusalCodes.PollClosed, "This poll is not open for votes."),
        Ruling.PollNotDraft
            => (RefusalCodes.PollNotDraft,
                "The poll was opened already: only its wording, who sees results and, while it is open, further options can change now. "
                + "Reset it first, or make a copy."),
        Ruling.SecretPollClosed
            => (RefusalCodes.SecretPollClosed, "A secret poll can't be reopened: the key that recognises a voter was destroyed when it closed. Reset it for a new round."),
        _ => (RefusalCodes.InvalidRequest, "The server could not make sense of this."),
    };
}
