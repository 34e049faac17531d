using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Server.Questions;

namespace LiveTownHall.Server.Fanout;

/// <summary>Builds what each view sees of a cut, and the deltas from what it saw before. Used by one thread at a time.</summary>
internal sealed class FrameBuilder(TimeProvider time, HallAdvice? advice = null)
{
    private readonly PollCache _polls = new();
    private readonly QuestionFrames _questions = new(advice);
    private (HallState State, long Advice) _deskOf;
    private Contracts.Moderation.DeskView? _desk;

    /// <summary>Whether the last look left something for the next one.</summary>
    public bool HasPending => _questions.HasPending;

    public Shown Build(HallCut cut, int audience, int hz, IReadOnlyDictionary<string, int>? reactions, Shown? previous)
    {
        _polls.Follow(cut);
        _questions.Begin();
        var shown = new Shown((previous?.Look ?? 0) + 1);
        for (var view = 0; view < Views.Count; view++)
        {
            var before = previous?.Wholes[view];
            var now = Whole(cut, (View)view, audience, hz, before);
            var delta = before is null ? null : HallDeltas.Between(before, now, reactions);
            shown.Wholes[view] = before is null || delta is not null ? now : before;
            if (delta is not null)
                shown.Deltas[view] = new Frame(HubNames.Delta, delta, shown.Look);
        }

        shown.Follow(previous);
        return shown;
    }

    /// <summary>All that a view may see; parts that did not change are the same objects as before.</summary>
    public HallView Whole(HallCut cut, View view, int audience, int hz, HallView? before)
    {
        _polls.Follow(cut);
        var state = cut.State;
        var polls = new List<PollView>(state.Polls.Length);
        foreach (var poll in state.Polls)
        {
            if (PollViews.IsSeen(poll, view))
                polls.Add(_polls.Show(poll, view));
        }

        return new HallView
        {
            Position = cut.Position,
            Hall = HallViews.Info(state, before?.Hall),
            Stage = HallViews.Stage(state, view, polls),
            Polls = polls,
            Questions = _questions.Show(cut, view, audience, time.GetUtcNow().ToUnixTimeMilliseconds()),
            Audience = audience,
            Announcements = HallViews.Announcements(state, before?.Announcements),
            TickHz = hz,
            Board = Board(cut, view),
            Desk = view == View.Backstage ? Desk(state) : null,
        };
    }

    private static QuestionBoard Board(HallCut cut, View view) => new()
    {
        Open = cut.State.Questions.Open && cut.State.Phase != HallPhase.Closed,
        Moderation = cut.State.Moderation,
        Anonymous = cut.State.AnonymousQuestions,
        Total = view == View.Backstage ? cut.State.Questions.All.Count : cut.State.Questions.All.Count(q => q.State.IsPublic()),
        PublicLog = cut.State.PublicLog,
    };

    /// <summary>The same object until something it shows has changed.</summary>
    private Contracts.Moderation.DeskView Desk(HallState state)
    {
        var version = advice?.Version ?? 0;
        var former = _deskOf.State;
        var same = _desk is not null && _deskOf.Advice == version && former.Questions == state.Questions && former.Desk == state.Desk
            && former.Announcements == state.Announcements && former.HoldTerms == state.HoldTerms && former.SecondPerson == state.SecondPerson;
        if (same)
            return _desk!;
        _deskOf = (state, version);
        return _desk = DeskViews.Show(state, advice, HallViews.Proposed(state));
    }
}
