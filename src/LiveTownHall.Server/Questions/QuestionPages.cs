using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Server.Polls;

namespace LiveTownHall.Server.Questions;

/// <summary>Pages and searches through what a caller may see of a hall's questions.</summary>
internal sealed class QuestionPages(TimeProvider time)
{
    private const int DefaultLimit = 20;
    private const int MostLimit = 50;
    private const int MostHits = 1000;
    private const int LongestQuery = 500;
    private const int MostStates = 11;

    public static QuestionPage TooFast { get; } =
        new() { Ok = false, Error = new Refusal(RefusalCodes.RateLimited, "Too many searches at once. Wait a moment and try again.") };

    public async Task<QuestionPage> FindAsync(FindQuestions find, LiveHall hall, string person, View view, CancellationToken cancellation)
    {
        if (find.Offset < 0 || find.Limit is < 1 or > MostLimit)
            return Refused($"limit: must be 1 to {MostLimit}, offset 0 or more.");
        if (find.Query?.Length > LongestQuery)
            return Refused($"query: is longer than {LongestQuery} characters.");
        if (find.States?.Count > MostStates)
            return Refused($"states: holds more than the {MostStates} there are.");
        if (find.Order != QuestionOrders.Relevance && Order(find.Order) is null)
            return Refused("order: must be popular, newest, oldest, fair or relevance.");
        var cut = await hall.Session.CutAsync();
        var book = new QuestionBook(cut, time.GetUtcNow().ToUnixTimeMilliseconds());
        var wanted = Filter(find, book, person, view);
        var words = string.IsNullOrWhiteSpace(find.Query) ? null : find.Query;
        List<int> found;
        if (words is not null)
        {
            found = hall.Texts.Search(words, MostHits, id => book.State.Find(id) is { } q && wanted(q)).Select(id => book.State.Find(id)!.Number).ToList();
            if (find.Order is not (null or QuestionOrders.Relevance))
                found = Sorted(book, found, find.Order);
        }
        else
        {
            if (find.Order == QuestionOrders.Relevance)
                return Refused("order: relevance needs a query.");
            found = book.Where(wanted);
            found = Sorted(book, found, find.Order);
        }

        var page = found.Skip(find.Offset).Take(find.Limit ?? DefaultLimit).ToList();
        return new QuestionPage
        {
            Ok = true,
            Position = cut.Position,
            Total = found.Count,
            Questions = await ShowAsync(page, book, hall, person, view, cancellation),
        };
    }

    /// <summary>Near-duplicates of a text that is being written, among what the caller may see.</summary>
    public async Task<QuestionPage> SimilarAsync(SimilarQuestions similar, LiveHall hall, string person, View view, CancellationToken cancellation)
    {
        const int Most = 3;
        if (string.IsNullOrWhiteSpace(similar.Text) || similar.Text.Length > 4 * 500)
            return new QuestionPage { Ok = true, Position = hall.Session.Replica.Position, Questions = [], Total = 0 };
        var cut = await hall.Session.CutAsync();
        var book = new QuestionBook(cut, time.GetUtcNow().ToUnixTimeMilliseconds());
        var near = hall.Texts.WhileWriting(similar.Text, similar.Language, id => book.State.Find(id) is { } q && q.State.CanBeUpvoted(), Most)
            .Select(id => book.State.Find(id)!.Number).ToList();
        return new QuestionPage
        {
            Ok = true,
            Position = cut.Position,
            Total = near.Count,
            Questions = await ShowAsync(near, book, hall, person, view, cancellation),
        };
    }

    private static async Task<List<QuestionView>> ShowAsync(List<int> numbers, QuestionBook book, LiveHall hall, string person, View view, CancellationToken cancellation)
    {
        var session = hall.Session;
        var voter = view == View.Audience && numbers.Count > 0 ? await hall.Keys.UpvoterAsync(person, cancellation) : null;
        var histories = view == View.Backstage ? DeskViews.Histories(book.State, []) : null;
        var views = new List<QuestionView>(numbers.Count);
        foreach (var number in numbers)
        {
            var question = book[number];
            var people = book.CountOf(question).People;
            var score = Math.Round(book.ScoreOf(question), 3);
            views.Add((view, question.AuthorId == person) switch
            {
                (View.Backstage, _) => QuestionViews.ForDesk(question, book.State, people, score,
                    DeskViews.Item(question, session.State, histories![question.Handle], DeskViews.IsMuted(session.State, question), hall.Advice.Of(question))),
                (_, true) => QuestionViews.ForAuthor(question, book.State, people) with { Score = score, Upvoted = Has(question) },
                _ => QuestionViews.ForAll(question, book.State, people, score) with { Upvoted = Has(question) },
            });
        }

        return views;

        bool? Has(Question question) => voter is { } id ? session.Replica.Upvotes.Has(book.State, question, id) : null;
    }

    private static Func<Question, bool> Filter(FindQuestions find, QuestionBook book, string person, View view)
    {
        var desk = view == View.Backstage;
        return question =>
            (desk || question.State.IsPublic() || question.AuthorId == person)
            && (find.States is not { } states || states.Contains(question.State.Word()))
            && (find.Language is not { } language || question.Language == language)
            && (!desk || (
                (find.Label is not { } label || question.Labels.Contains(label))
                && (find.FlaggedAs is not { } category || question.Flags.Any(f => f.IsOpen && (category == "any" || f.Category == category)))
                && (find.Rule is not { } rule || question.Standing.HeldBy == rule || (rule == "any" ? !question.Rules.IsEmpty : question.Rules.Contains(rule)))
                && (find.Author is not { } author || question.Handle == author)));
    }

    private static Func<QuestionBook, Question, double>? Order(string? order) => order switch
    {
        null or QuestionOrders.Popular => QuestionBook.ByUpvotes,
        QuestionOrders.Newest => QuestionBook.ByTime,
        QuestionOrders.Oldest => QuestionBook.ByAge,
        QuestionOrders.Fair => QuestionBook.ByFairness,
        _ => null,
    };

    private static List<int> Sorted(QuestionBook book, List<int> numbers, string? order)
        => [.. book.Top(numbers, Order(order)!, numbers.Count)];

    private static QuestionPage Refused(string message) => new() { Ok = false, Error = new Refusal(RefusalCodes.InvalidRequest, message) };
}
