using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Polls;

/// <summary>Counts a poll once per change, whoever looks, and hands out the same objects until it changes again.</summary>
internal sealed class PollCache(Func<string, IReadOnlyList<string>?>? screen)
{
    private readonly AnswerMarks? _marks = screen is null ? null : new AnswerMarks(screen);
    private Dictionary<int, Entry> _entries = [];
    private HallCut? _cut;

    /// <summary>Moves on to a cut; polls that did not change keep what was made of them.</summary>
    public void Follow(HallCut cut)
    {
        if (ReferenceEquals(_cut, cut))
            return;
        var entries = new Dictionary<int, Entry>(cut.State.Polls.Length);
        for (var i = 0; i < cut.State.Polls.Length; i++)
        {
            var (poll, ballots) = (cut.State.Polls[i], cut.Polls[i]);
            var known = _entries.GetValueOrDefault(poll.Number);
            entries[poll.Number] = known is not null && known.Fits(poll, ballots) ? known : new Entry(poll, ballots, known, _marks);
        }

        (_entries, _cut) = (entries, cut);
    }

    public PollView Show(Poll poll, View view) => _entries[poll.Number].Show(view);

    private sealed class Entry(Poll poll, PollCut ballots, Entry? former, AnswerMarks? marks)
    {
        private readonly PollView?[] _views = new PollView?[Views.Count];
        private PollView? _bare = former is not null && ReferenceEquals(former.Poll, poll) ? former._bare : null;
        private PollResult? _result = former is not null && ReferenceEquals(former.Ballots, ballots) && former.Poll.Definition.Equals(poll.Definition) ? former._result : null;

        private Poll Poll => poll;

        private PollCut Ballots => ballots;

        public bool Fits(Poll other, PollCut cut) => ReferenceEquals(poll, other) && ReferenceEquals(ballots, cut);

        public PollView Show(View view)
        {
            ref var shown = ref _views[(int)view];
            if (shown is not null)
                return shown;
            _bare ??= PollViews.Show(poll, null);
            if (!PollViews.IsTallySeen(poll, view))
                return shown = view == View.Stage && poll.Phase == PollPhase.Open ? _bare with { Voted = ballots.Tally.Voters + ballots.Tally.Abstained } : _bare;
            var bare = view == View.Backstage ? PollViews.AddDesks(_bare, poll) : _bare;
            _result ??= PollCounting.Count(poll.Definition, ballots);
            var concluded = PollCounting.Conclude(poll, ballots, _result);
            return shown = bare with { Tally = TallyViews.Show(poll, ballots, concluded, view, TallyViews.MostInFrame, marks is null ? null : marks.Of) };
        }
    }
}
