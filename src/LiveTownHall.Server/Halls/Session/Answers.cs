using LiveTownHall.Tally;

namespace LiveTownHall.Server.Halls;

/// <summary>Tells authors how their submissions ended, many in one go: queueing each answer on its own costs more than giving it.</summary>
/// <remarks>Never on the thread that applies batches: what an author does with the answer runs inside of it.</remarks>
internal sealed class Answers(ReadOnlyMemory<Submission> submissions, ReadOnlyMemory<Settlement> settlements) : IThreadPoolWorkItem
{
    /// <summary>Few enough that every core has some of a large batch.</summary>
    private const int AtOnce = 64;

    /// <param name="settlements">One for each submission.</param>
    public static void Give(Submission[] submissions, Settlement[] settlements)
    {
        for (var at = 0; at < submissions.Length; at += AtOnce)
        {
            var count = Math.Min(AtOnce, submissions.Length - at);
            Pool.Queue(new Answers(submissions.AsMemory(at, count), settlements.AsMemory(at, count)));
        }
    }

    public static void GiveBusy(ReadOnlySpan<Submission> submissions)
    {
        var settlements = new Settlement[submissions.Length];
        Array.Fill(settlements, Settlement.Busy);
        Give(submissions.ToArray(), settlements);
    }

    public static void GiveOverdue(Submission[] submissions) => Give(submissions, Array.ConvertAll(submissions, submission => submission.Overdue));

    void IThreadPoolWorkItem.Execute()
    {
        var to = submissions.Span;
        var what = settlements.Span;
        for (var i = 0; i < to.Length; i++)
            to[i].TrySetResult(what[i]);
    }
}
