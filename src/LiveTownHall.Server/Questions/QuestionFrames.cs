using System.Collections.Immutable;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Moderation;

namespace LiveTownHall.Server.Questions;

/// <summary>
/// The questions that frames carry, made anew no more often than people can read: at once in a small hall, a millisecond later per attendee in a large one. The stage and the
/// live question never wait.
/// </summary>
internal sealed class QuestionFrames(HallAdvice? advice) : IPartFrames
{
    private const long AfterFacts = 200;

    /// <summary>However large the audience.</summary>
    private const long Longest = 5000;

    /// <summary>Up to here every tick may carry upvotes.</summary>
    private const int SmallAudience = 200;

    private readonly Dictionary<int, Entry>[] _entries = [[], [], []];
    private readonly Cached?[] _parts = new Cached?[Views.Count];
    private Dictionary<string, ImmutableSortedDictionary<string, int>> _histories = new(StringComparer.Ordinal);
    private QuestionsState? _historiesOf;
    private QuestionBook? _book;
    private HallCut? _bookOf;
    private long _bookAt;

    public bool HasPending { get; private set; }

    public long Version => advice?.Version ?? 0;

    public void Begin() => HasPending = false;

    public HallView Show(HallView whole, in Look look) => whole with
    {
        Questions = Show(look.Cut, look.View, look.Audience, look.Now),
        Board = Board(look.State, look.View),
    };

    public HallDelta Compare(HallDelta delta, HallView before, HallView now)
    {
        var (changed, gone) = Compare(before.Questions, now.Questions);
        return delta with { Questions = changed, RemovedQuestions = gone, Board = before.Board == now.Board ? null : now.Board };
    }

    /// <param name="now">Unix milliseconds.</param>
    private IReadOnlyList<QuestionView> Show(HallCut cut, View view, int audience, long now)
    {
        var former = _parts[(int)view];
        var part = former;
        if (former is null || IsDue(former, cut, view, audience, now))
        {
            var spread = new SpreadQuestions(former?.Shown.Views ?? [], Make(cut, view, now), Moved(former, cut) ? 0 : Wait(cut, view, facts: true, audience), now);
            part = new Cached(cut.State, cut.Upvotes, Version, now, spread);
        }

        part!.Shown.GoOn(now);
        if (part.Shown.HasMore)
            HasPending = true;
        _parts[(int)view] = part;
        return part.Shown.Views;
    }

    private static QuestionBoard Board(HallState state, View view) => new()
    {
        Open = state.Questions.Open && state.Phase != HallPhase.Closed,
        Moderation = state.Moderation,
        Anonymous = state.AnonymousQuestions,
        Total = view == View.Backstage ? state.Questions.All.Count : state.Questions.All.Count(q => q.State.IsPublic()),
        PublicLog = state.PublicLog,
    };

    private static (List<QuestionView>? Changed, List<string>? Gone) Compare(IReadOnlyList<QuestionView> before, IReadOnlyList<QuestionView> now)
    {
        if (ReferenceEquals(before, now))
            return (null, null);
        List<QuestionView>? changed = null;
        var former = before.ToDictionary(q => q.Id, StringComparer.Ordinal);
        foreach (var question in now)
        {
            if (!former.Remove(question.Id, out var was) || !ReferenceEquals(was, question))
                (changed ??= []).Add(question);
        }

        return (changed, former.Count == 0 ? null : [.. former.Keys]);
    }

    /// <summary>Whether what everybody looks at is another question now.</summary>
    private static bool Moved(Cached? former, HallCut cut)
        => former is null || former.State.Stage != cut.State.Stage || former.State.Questions.Live != cut.State.Questions.Live;

    /// <summary>Milliseconds between two looks: people read no faster, and what one look costs grows with those it is sent to.</summary>
    private static long Wait(HallCut cut, View view, bool facts, int audience) => view switch
    {
        View.Backstage => facts && cut.State.Questions.All.Count > 500 ? AfterFacts : 0,
        _ => audience <= SmallAudience ? 0 : Math.Clamp(audience, SmallAudience, Longest),
    };

    private bool IsDue(Cached former, HallCut cut, View view, int audience, long now)
    {
        var facts = former.State.Questions != cut.State.Questions || former.State.Stage != cut.State.Stage || former.State.Desk != cut.State.Desk || former.Advice != Version;
        if (!facts && former.Upvotes == cut.Upvotes)
            return false;
        if (Moved(former, cut) || now - former.At >= Wait(cut, view, facts, audience))
            return true;
        HasPending = true;
        return false;
    }

    private List<QuestionView> Make(HallCut cut, View view, long now)
    {
        if (!ReferenceEquals(_bookOf, cut) || _bookAt != now)
            (_book, _bookOf, _bookAt) = (new QuestionBook(cut, now), cut, now);
        if (view == View.Backstage)
            CountHistories(_book!);
        var entries = _entries[(int)view];
        var picked = QuestionSelection.For(view, _book!, cut.State.Stage.Kind == "question" ? cut.State.Stage.Id : null);
        var views = new List<QuestionView>(picked.Count);
        var kept = new Dictionary<int, Entry>(picked.Count);
        foreach (var number in picked)
        {
            var entry = Of(cut, view, _book![number], entries.GetValueOrDefault(number));
            kept[number] = entry;
            views.Add(entry.View);
        }

        _entries[(int)view] = kept;
        return views;
    }

    private Entry Of(HallCut cut, View view, Question question, Entry? former)
    {
        var people = _book!.CountOf(question).People;
        var root = question.MergedInto is null ? null : cut.State.Questions.RootOf(question).Id;
        if (view != View.Backstage)
        {
            return former is not null && ReferenceEquals(former.Question, question) && former.People == people && former.Root == root
                ? former
                : new Entry(question, people, root, null, null, false, QuestionViews.ForAll(question, cut.State.Questions, people, Score(question)));
        }

        var given = advice?.Of(question);
        var history = _histories[question.Handle];
        var muted = DeskViews.IsMuted(cut.State, question);
        if (former is not null && ReferenceEquals(former.Question, question) && former.People == people && former.Root == root
            && ReferenceEquals(former.Advice, given) && ReferenceEquals(former.History, history) && former.Muted == muted)
        {
            return former;
        }

        var desk = DeskViews.Item(question, cut.State, history, muted, given);
        return new Entry(question, people, root, given, history, muted, QuestionViews.ForDesk(question, cut.State.Questions, people, Score(question), desk));
    }

    private double Score(Question question) => Math.Round(_book!.ScoreOf(question), 3);

    /// <summary>Questions by author and state; an author whose counts did not change keeps the same object.</summary>
    private void CountHistories(QuestionBook book)
    {
        if (ReferenceEquals(_historiesOf, book.State))
            return;
        _historiesOf = book.State;
        _histories = DeskViews.Histories(book.State, _histories);
    }

    private sealed record Cached(HallState State, ImmutableArray<UpvoteCount> Upvotes, long Advice, long At, SpreadQuestions Shown);

    private sealed record Entry(Question Question, int People, string? Root, ItemAdvice? Advice, object? History, bool Muted, QuestionView View);
}
