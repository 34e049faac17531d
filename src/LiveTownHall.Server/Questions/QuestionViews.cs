using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using QuestionStates = LiveTownHall.Core.Questions.QuestionStates;

namespace LiveTownHall.Server.Questions;

/// <summary>Questions in the words of the protocol, by what a viewer may see.</summary>
internal static class QuestionViews
{
    /// <summary>What everybody may see. Text and author of what is not public are left out, whoever asks by mistake.</summary>
    /// <param name="people">Who upvoted it.</param>
    public static QuestionView ForAll(Question question, QuestionsState all, int people, double? score = null)
    {
        var open = question.State.IsPublic();
        return new QuestionView
        {
            Id = question.Id,
            Text = open ? question.Text : "",
            Author = open && question.AuthorName is { } name ? new AuthorView(name) : null,
            Language = question.Language,
            State = question.State.Word(),
            Revision = question.Revision,
            Upvotes = people,
            AskedAt = Time(question.AskedAt),
            MergedInto = question.MergedInto is null ? null : all.RootOf(question).Id,
            Context = open ? Context(question) : null,
            Answer = open ? Answer(question) : null,
            FollowUp = open ? FollowUp(question) : null,
            Labels = open && !question.Labels.IsEmpty ? [.. question.Labels] : null,
            Pinned = open && question.Pinned ? true : null,
            Translations = open && !question.Translations.IsEmpty ? question.Translations : null,
            Reason = question.State == QuestionState.Redacted ? question.Standing.Reason : null,
            Score = score,
        };
    }

    /// <summary>What its author sees: always their text, and why it stands where it stands.</summary>
    public static QuestionView ForAuthor(Question question, QuestionsState all, int people) => WithReasons(ForAll(question, all, people), question) with { Mine = true };

    public static QuestionView ForDesk(Question question, QuestionsState all, int people, double? score, DeskItem? desk)
        => WithReasons(ForAll(question, all, people, score), question) with { Desk = desk };

    /// <summary>The question's state now; null where there is none with this id.</summary>
    public static string? StateOf(HallSession session, string? questionId)
        => session.State.Questions.Find(questionId?.ToUpperInvariant()) is { } question ? WordOf(question) : null;

    public static string WordOf(Question question) => question.State.Word();

    /// <summary>Whether people who neither asked it nor work at the desk know that it is there.</summary>
    /// <param name="count">Tells whether it ever was public: one that never was does not show up merged or redacted.</param>
    public static bool IsKnown(Question question, UpvoteCount count)
        => question.State.IsPublic() || (count.Before >= 0 && question.State is QuestionState.Merged or QuestionState.Redacted && WasPublic(question, count));

    private static bool WasPublic(Question question, UpvoteCount count)
        => count.Before >= 0 && (question.State == QuestionState.Redacted || question.Standing.Before == QuestionState.Published);

    private static QuestionView WithReasons(QuestionView view, Question question) => view with
    {
        Text = question.Text,
        Author = question.AuthorName is { } name ? new AuthorView(name) : null,
        Context = Context(question),
        Answer = Answer(question),
        FollowUp = FollowUp(question),
        Labels = question.Labels.IsEmpty ? null : [.. question.Labels],
        Translations = question.Translations.IsEmpty ? null : question.Translations,
        Reason = question.Standing.Reason,
        Note = question.Standing.Note,
        Appeal = question.Standing.Appeal is { } appeal ? new AppealView(appeal.State, appeal.Text, Time(appeal.At)) : null,
    };

    private static IReadOnlyList<ContextView>? Context(Question question)
    {
        List<ContextView>? notes = null;
        foreach (var note in question.Context)
        {
            if (note.State == ContextNote.Published)
                (notes ??= []).Add(new ContextView(note.Id, note.Text, note.Sources, Time(note.At), note.Corrects is null ? null : true, note.ClaimId));
        }

        return notes;
    }

    private static AnswerView? Answer(Question question) => question.Standing.Answer is { } answer
        ? new AnswerView(answer.Text is null ? AnswerKinds.Live : AnswerKinds.Written, answer.Text, Time(answer.At))
        : null;

    private static FollowUpView? FollowUp(Question question) => question.Standing.FollowUp is { } later
        ? new FollowUpView(later.Owner, later.Due, later.Done ? true : null)
        : null;

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
