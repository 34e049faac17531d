using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Text.Claims;
using LiveTownHall.Text.Duplicates;
using ClaimSuggestion = LiveTownHall.Contracts.Moderation.ClaimSuggestion;

namespace LiveTownHall.Server.Questions;

/// <summary>
/// Reads every new text off the hot path and puts into <see cref="HallAdvice"/> what it finds: fact-checks it may repeat, questions it may repeat, and texts that come
/// from many people at once. A storm of questions makes it late, and nothing else.
/// </summary>
internal sealed class HallAdvisor : IDisposable
{
    private const int MostSuggestions = 3;
    private const int MostSimilar = 3;

    private readonly HallSession _session;
    private readonly HallAdvice _advice;
    private readonly QuestionTexts _texts;
    private readonly ClaimIndex _serverClaims;
    private readonly ClaimIndex _hallClaims = new();
    private readonly BurstBoard _bursts;
    private readonly Mailbox<Letter> _mailbox;
    private object? _claimsOf;
    private volatile bool _disposed;

    public HallAdvisor(HallSession session, HallAdvice advice, QuestionTexts texts, ClaimIndex serverClaims, TimeProvider time)
    {
        (_session, _advice, _texts, _serverClaims) = (session, advice, texts, serverClaims);
        _bursts = new BurstBoard(time);
        _mailbox = new Mailbox<Letter>(Handle);
        session.Changed += (before, after, touched) =>
        {
            if (!ReferenceEquals(before.Desk.Claims, after.Desk.Claims))
                _mailbox.Post(new Letter.Claims(after));
            if (touched.Count > 0)
                _mailbox.Post(new Letter.Touched([.. touched.Distinct()], after.Questions.All.Count > before.Questions.All.Count ? before.Questions.All.Count : int.MaxValue));
        };
        _mailbox.Post(new Letter.Claims(session.State));
        if (session.State.Questions.All.Count > 0)
            _mailbox.Post(new Letter.Touched([.. Enumerable.Range(0, session.State.Questions.All.Count)], int.MaxValue));
    }

    private abstract record Letter
    {
        public sealed record Claims(HallState State) : Letter;

        /// <param name="NewFrom">Numbers from here on are new questions.</param>
        public sealed record Touched(int[] Numbers, int NewFrom) : Letter;
    }

    /// <summary>Letters not yet read; 0 means that advice is up to date.</summary>
    public int Pending => _mailbox.Pending;

    public void Dispose() => _disposed = true;

    private void Handle(Letter letter)
    {
        if (_disposed)
            return;
        try
        {
            if (letter is Letter.Claims claims)
                Learn(claims.State);
            else if (letter is Letter.Touched touched)
                Read(touched);
        }
        catch (ObjectDisposedException)
        {
            // The hall is being unloaded.
        }
    }

    private void Learn(HallState state)
    {
        if (!ReferenceEquals(_claimsOf, state.Desk.Claims))
        {
            _claimsOf = state.Desk.Claims;
            _hallClaims.Rebuild(state.Desk.Claims.Values.Select(LibraryClaims.Read));
        }

        _advice.CountClaims(_hallClaims.Count + _serverClaims.Count);
        foreach (var question in _session.State.Questions.All)
        {
            if (IsRead(question))
                Advise(question);
        }
    }

    private void Read(Letter.Touched touched)
    {
        var questions = _session.State.Questions;
        var changed = touched.Numbers.Where(n => n < questions.All.Count).Select(n => questions.All[n]).ToList();
        _texts.Apply(changed);
        foreach (var gone in changed.Where(q => q.State == QuestionState.Redacted))
            Forget(gone);
        foreach (var question in changed)
        {
            if (question.Number >= touched.NewFrom && _bursts.Observe(question) is { } cards)
                _advice.Show(cards);
            if (IsRead(question) && _advice.Of(question) is null)
                Advise(question);
        }
    }

    private void Advise(Question question)
    {
        var questions = _session.State.Questions;
        var suggestions = _hallClaims.Suggest(question.Text, question.Language, MostSuggestions)
            .Concat(_serverClaims.Suggest(question.Text, question.Language, MostSuggestions))
            .OrderByDescending(s => s.Score)
            .DistinctBy(s => s.Claim.Id)
            .Take(MostSuggestions)
            .Select(s => new ClaimSuggestion(
                s.Claim.Id, s.Claim.Text, s.Claim.Rating, s.Claim.Publisher, s.Claim.Url, s.Claim.ReviewDate?.ToString("O", null), s.Claim.Language, Math.Round(s.Score, 3)))
            .ToList();
        var similar = _texts.ForMerging(question, id => questions.Find(id) is { } q && (q.State.IsPublic() || q.State == QuestionState.Pending), MostSimilar)
            .Select(s => (s.Score, Question: questions.Find(s.Id)!))
            .Select(s => new SimilarItem(s.Question.Id, s.Question.Text, s.Question.State.Word(), Math.Round(s.Score, 3)))
            .ToList();
        _advice.Put(question.Number, new ItemAdvice(question.Revision, suggestions, similar));
    }

    /// <summary>What was redacted stays nowhere, advice about other questions included.</summary>
    private void Forget(Question redacted)
    {
        _advice.Forget(redacted);
        if (_bursts.Forget(redacted.Id) is { } cards)
            _advice.Show(cards);
    }

    private static bool IsRead(Question question) => question.State.IsPublic() || question.State is QuestionState.Pending or QuestionState.Held;
}
