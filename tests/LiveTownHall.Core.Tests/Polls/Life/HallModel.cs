using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Tests.Polls.Life;

internal sealed class PollModel(string id, PollDefinition definition)
{
    public string Id => id;

    public PollDefinition Definition { get; set; } = definition;

    public PollPhase Phase { get; set; }

    public int Round { get; set; } = 1;

    public long? ClosesAt { get; set; }

    public bool? Shown { get; set; }

    public SortedDictionary<ulong, string> Ballots { get; } = [];

    /// <summary>The words of answers, not their ids: an answer that nobody gives any more is picked no more.</summary>
    public SortedSet<string> Picked { get; } = new(StringComparer.Ordinal);
}

/// <summary>A second, plain telling of how polls live: a table of transitions over mutable polls. It shares no code with the rules.</summary>
internal sealed class HallModel
{
    private enum Ask
    {
        Open,
        Reopen,
        Close,
        Reset,
    }

    public HallPhase Phase { get; private set; }

    public List<PollModel> Agenda { get; } = [];

    public SortedSet<string> Deleted { get; } = new(StringComparer.Ordinal);

    public string Stage { get; private set; } = "idle";

    /// <param name="answer">The words that an <see cref="AnswerPicked"/> means, or null for an id nobody has.</param>
    public Ruling Say(Fact fact, string? answer = null)
    {
        switch (fact)
        {
            case HallOpened: return Enter(HallPhase.Open);
            case HallClosed:
                foreach (var open in Agenda.Where(p => p.Phase == PollPhase.Open))
                    (open.Phase, open.ClosesAt) = (PollPhase.Closed, null);
                return Enter(HallPhase.Closed);
            case PollCreated f: return Create(f);
            case StageSet f: return SetStage(f);
            case PollDeleted f when Deleted.Contains(f.PollId): return Ruling.Unchanged;
        }

        return Agenda.Find(p => p.Id == IdOf(fact)) is { } poll ? About(poll, fact, answer) : Ruling.NotFound;
    }

    public Ruling Vote(string id, int round, ulong voter, string ballot)
    {
        if (Agenda.Find(p => p.Id == id) is not { } poll)
            return Ruling.NotFound;
        if (poll.Phase != PollPhase.Open || poll.Round != round)
            return Ruling.PollClosed;
        var has = poll.Ballots.TryGetValue(voter, out var former);
        if (former == ballot)
            return Ruling.Unchanged;
        if (has && !poll.Definition.CanChange)
            return Ruling.AlreadyVoted;
        poll.Ballots[voter] = ballot;
        poll.Picked.IntersectWith(poll.Ballots.Values);
        return has ? Ruling.Changed : Ruling.Accepted;
    }

    private static string? IdOf(Fact fact) => (string?)fact.GetType().GetProperty("PollId")?.GetValue(fact);

    private Ruling About(PollModel poll, Fact fact, string? answer) => fact switch
    {
        PollUpdated f => Update(poll, f.Definition),
        PollMoved f => Move(poll, f.Before),
        PollOpened f => Live(poll, Ask.Open, f.ClosesAt),
        PollReopened f => Live(poll, Ask.Reopen, f.ClosesAt),
        PollClosed { ClosesAt: { } later } when poll.Phase == PollPhase.Open => Retime(poll, later),
        PollClosed => Live(poll, Ask.Close, null),
        PollTimedOut f when (f.Round, (long?)f.ClosesAt, PollPhase.Open) == (poll.Round, poll.ClosesAt, poll.Phase) => Live(poll, Ask.Close, null),
        PollTimedOut => Ruling.Unchanged,
        PollReset => Live(poll, Ask.Reset, null),
        PollDeleted => Delete(poll),
        ResultsShown f => Show(poll, f.Visible),
        AnswerPicked f => Pick(poll, f, answer),
        _ => throw new InvalidOperationException("The model does not know " + fact),
    };

    private Ruling Live(PollModel poll, Ask ask, long? closesAt)
    {
        if (ask is Ask.Open or Ask.Reopen && Phase == HallPhase.Closed)
            return Ruling.HallClosed;
        switch (poll.Phase, ask)
        {
            case (PollPhase.Draft, Ask.Open):
            case (PollPhase.Closed, Ask.Reopen) when !poll.Definition.Secret:
                (poll.Phase, poll.ClosesAt, poll.Shown, Phase) = (PollPhase.Open, closesAt, null, HallPhase.Open);
                return Ruling.Accepted;
            case (PollPhase.Closed, Ask.Reopen): return Ruling.SecretPollClosed;
            case (PollPhase.Open, Ask.Open or Ask.Reopen): return Retime(poll, closesAt);
            case (PollPhase.Open, Ask.Close):
                (poll.Phase, poll.ClosesAt) = (PollPhase.Closed, null);
                return Ruling.Accepted;
            case (PollPhase.Closed, Ask.Close):
            case (PollPhase.Draft, Ask.Reset):
                return Ruling.Unchanged;
            case (_, Ask.Reset):
                (poll.Phase, poll.Round, poll.ClosesAt, poll.Shown) = (PollPhase.Draft, poll.Round + 1, null, null);
                poll.Ballots.Clear();
                poll.Picked.Clear();
                return Ruling.Accepted;
            default: return Ruling.InvalidTransition;
        }
    }

    private static Ruling Retime(PollModel poll, long? closesAt)
    {
        if (closesAt is null || closesAt == poll.ClosesAt)
            return Ruling.Unchanged;
        poll.ClosesAt = closesAt;
        return Ruling.Accepted;
    }

    private static Ruling Update(PollModel poll, PollDefinition asked)
    {
        if (asked.Equals(poll.Definition))
            return Ruling.Unchanged;
        var worded = asked.Title != poll.Definition.Title && (asked with { Title = poll.Definition.Title }).Equals(poll.Definition);
        if (poll.Phase != PollPhase.Draft && !worded)
            return Ruling.PollNotDraft;
        poll.Definition = asked;
        return Ruling.Accepted;
    }

    private static Ruling Show(PollModel poll, bool visible)
    {
        if (poll.Phase == PollPhase.Draft)
            return Ruling.InvalidTransition;
        if (poll.Shown == visible)
            return Ruling.Unchanged;
        poll.Shown = visible;
        return Ruling.Accepted;
    }

    private static Ruling Pick(PollModel poll, AnswerPicked fact, string? answer)
    {
        if (fact.Round != poll.Round)
            return Ruling.NotFound;
        if (!fact.Picked)
            return answer is not null && poll.Picked.Remove(answer) ? Ruling.Accepted : Ruling.Unchanged;
        if (answer is null || poll.Definition.Kind != PollKind.Text || !poll.Ballots.ContainsValue(answer))
            return Ruling.NotFound;
        return poll.Picked.Add(answer) ? Ruling.Accepted : Ruling.Unchanged;
    }

    private Ruling Enter(HallPhase phase)
    {
        if (Phase == phase)
            return Ruling.Unchanged;
        Phase = phase;
        return Ruling.Accepted;
    }

    private Ruling Create(PollCreated fact)
    {
        if (Agenda.Find(p => p.Id == fact.PollId) is { } present)
            return present.Definition.Equals(fact.Definition) ? Ruling.Unchanged : Ruling.DuplicateId;
        if (Deleted.Contains(fact.PollId))
            return Ruling.DuplicateId;
        Agenda.Add(new PollModel(fact.PollId, fact.Definition));
        return Ruling.Accepted;
    }

    private Ruling Move(PollModel poll, string? before)
    {
        if (before == poll.Id)
            return Ruling.Unchanged;
        if (before is not null && Agenda.TrueForAll(p => p.Id != before))
            return Ruling.NotFound;
        var order = Agenda.ToList();
        Agenda.Remove(poll);
        Agenda.Insert(before is null ? Agenda.Count : Agenda.FindIndex(p => p.Id == before), poll);
        return order.SequenceEqual(Agenda) ? Ruling.Unchanged : Ruling.Accepted;
    }

    private Ruling Delete(PollModel poll)
    {
        Agenda.Remove(poll);
        Deleted.Add(poll.Id);
        if (Stage.EndsWith(' ' + poll.Id))
            Stage = "idle";
        return Ruling.Accepted;
    }

    private Ruling SetStage(StageSet fact)
    {
        var asked = fact.Id is null ? fact.Kind : fact.Kind + ' ' + fact.Id;
        if (asked == Stage)
            return Ruling.Unchanged;
        if (fact.Id is not null && Agenda.TrueForAll(p => p.Id != fact.Id))
            return Ruling.NotFound;
        Stage = asked;
        return Ruling.Accepted;
    }
}
