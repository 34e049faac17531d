using System.Collections.Immutable;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Server.Questions;

/// <summary>The questions of a cut laid out for picking and ordering.</summary>
/// <param name="now">Unix milliseconds, for the order "fair".</param>
internal sealed class QuestionBook(HallCut cut, long now)
{
    private readonly Question[] _all = [.. cut.State.Questions.All];

    public static readonly Func<QuestionBook, Question, double> ByUpvotes = static (book, question) => book.CountOf(question).People;

    public static readonly Func<QuestionBook, Question, double> ByFairness = static (book, question) => book.ScoreOf(question);

    public static readonly Func<QuestionBook, Question, double> ByTime = static (_, question) => question.Number;

    public static readonly Func<QuestionBook, Question, double> ByAge = static (_, question) => -question.Number;

    public QuestionsState State => cut.State.Questions;

    public int Count => _all.Length;

    public Question this[int number] => _all[number];

    public UpvoteCount CountOf(Question question) => question.Number < cut.Upvotes.Length ? cut.Upvotes[question.Number] : new UpvoteCount(0, -1);

    public double ScoreOf(Question question)
    {
        var count = CountOf(question);
        return FairOrder.Score(count.People, cut.UpvotesCast - Math.Max(count.Before, 0), now - question.AskedAt);
    }

    /// <summary>Numbers in order of asking.</summary>
    public List<int> Where(Func<Question, bool> wanted)
    {
        var numbers = new List<int>();
        foreach (var question in _all)
        {
            if (wanted(question))
                numbers.Add(question.Number);
        }

        return numbers;
    }

    /// <summary>The best of these, best first; among equals the one that was asked first.</summary>
    public IEnumerable<int> Top(IReadOnlyList<int> numbers, Func<QuestionBook, Question, double> by, int most)
    {
        var best = new PriorityQueue<int, (double Score, int Earlier)>(most + 1);
        foreach (var number in numbers)
        {
            var rank = (by(this, _all[number]), -number);
            if (best.Count < most)
                best.Enqueue(number, rank);
            else
                best.EnqueueDequeue(number, rank);
        }

        var sorted = new int[best.Count];
        for (var i = sorted.Length - 1; i >= 0; i--)
            sorted[i] = best.Dequeue();
        return sorted;
    }
}
