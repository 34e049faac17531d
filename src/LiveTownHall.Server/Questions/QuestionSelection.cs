using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Questions;

/// <summary>Which questions a frame carries. A hall may have ten thousand; a frame has the top and the newest, and whatever is going on.</summary>
internal static class QuestionSelection
{
    private const int Popular = 20;
    private const int Newest = 20;
    private const int Fair = 10;
    private const int Settled = 20;
    private const int Gone = 10;
    private const int OnStage = 10;
    private const int DeskQueue = 200;
    private const int DeskOpen = 100;
    private const int DeskDone = 30;

    /// <returns>Numbers, in order.</returns>
    public static SortedSet<int> For(View view, QuestionBook book, string? stageId) => view switch
    {
        View.Audience => ForAudience(book, stageId),
        View.Stage => ForStage(book, stageId),
        _ => ForDesk(book, stageId),
    };

    private static SortedSet<int> ForAudience(QuestionBook book, string? stageId)
    {
        var picked = ForStage(book, stageId);
        var open = book.Where(q => q.State.CanBeUpvoted());
        picked.UnionWith(book.Top(open, QuestionBook.ByUpvotes, Popular));
        picked.UnionWith(book.Top(open, QuestionBook.ByFairness, Fair));
        picked.UnionWith(open.TakeLast(Newest));
        picked.UnionWith(book.Where(q => q.Pinned && q.State.IsPublic()));
        picked.UnionWith(book.Where(q => q.State is QuestionState.Answered or QuestionState.FollowUp).TakeLast(Settled));
        picked.UnionWith(book.Where(q => q.State is QuestionState.Merged or QuestionState.Redacted && QuestionViews.IsKnown(q, book.CountOf(q))).TakeLast(Gone));
        return picked;
    }

    private static SortedSet<int> ForStage(QuestionBook book, string? stageId)
    {
        var picked = new SortedSet<int>(book.Where(q => q.State is QuestionState.Queued or QuestionState.Live || (q.Id == stageId && q.State.IsPublic())));
        picked.UnionWith(book.Top(book.Where(q => q.State == QuestionState.Published), QuestionBook.ByUpvotes, OnStage));
        return picked;
    }

    private static SortedSet<int> ForDesk(QuestionBook book, string? stageId)
    {
        var picked = ForStage(book, stageId);
        picked.UnionWith(book.Where(q => q.State == QuestionState.Pending).Take(DeskQueue));
        picked.UnionWith(book.Where(q => q.State == QuestionState.Held).Take(DeskQueue));
        picked.UnionWith(book.Where(q => q.Claim is not null || q.Redaction is not null || q.Standing.Appeal is { State: "open" }).Take(DeskOpen));
        picked.UnionWith(book.Where(q => q.Flags.Any(f => f.IsOpen) || q.Context.Any(c => c.State == "proposed")).Take(DeskOpen));
        var published = book.Where(q => q.State == QuestionState.Published);
        picked.UnionWith(published.TakeLast(DeskOpen));
        picked.UnionWith(book.Top(published, QuestionBook.ByUpvotes, DeskOpen));
        foreach (var state in (QuestionState[])[QuestionState.Answered, QuestionState.FollowUp, QuestionState.Rejected, QuestionState.Merged, QuestionState.Withdrawn,
            QuestionState.Redacted])
        {
            picked.UnionWith(book.Where(q => q.State == state).TakeLast(DeskDone));
        }

        return picked;
    }
}
