using System.Collections.Immutable;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Questions;

/// <summary>What authors do with their questions, and merging.</summary>
/// <remarks>
/// <code>
/// submitted                 -> held       a rule wants it held, unless moderation is off
///                           -> pending    moderation pre
///                           -> published  moderation post, off
/// pending, held, published  -> withdrawn  its author
/// pending, published        -> merged     desk; back to the state it had with unmerge
/// rejected, appealed        -> published  restore, by somebody else, see <see cref="DecisionRules"/>
/// </code>
/// </remarks>
internal static class QuestionRules
{
    public static Step Apply(HallState state, QuestionAsked fact, long time)
    {
        if (fact.By is not { } by)
            return new(state, Ruling.Forbidden);
        var questions = state.Questions;
        if (questions.Find(fact.QuestionId) is { } present)
        {
            var same = present.AuthorId == by.Id && (present.Earlier.IsEmpty ? present.Text : present.Earlier[0]) == fact.Text;
            return new(state, same ? Ruling.Unchanged : Ruling.DuplicateId);
        }

        if (!questions.Open || state.Phase == HallPhase.Closed)
            return new(state, Ruling.QuestionsOff);
        if (state.Desk.IsMuted(by.Id))
            return new(state, Ruling.Muted);
        var taken = fact.FreesPlaces is true ? questions.All.Count - questions.Gone : questions.All.Count;
        if (taken >= QuestionsState.Most || questions.All.Count >= QuestionsState.MostEver)
            return new(state, Ruling.LimitReached);
        if (fact.Author is null && !state.AnonymousQuestions)
            return new(state, Ruling.InvalidRequest);
        var guests = questions.Guests;
        if (fact.Author is null && !guests.ContainsKey(by.Id))
            guests = guests.Add(by.Id, guests.Count + 1);
        var landed = Land(state, fact.Hold);
        var question = new Question
        {
            Number = questions.All.Count,
            Id = fact.QuestionId,
            AuthorId = by.Id,
            AuthorName = fact.Author,
            Handle = fact.Author is null ? QuestionsState.HandleOf(guests[by.Id]) : by.Id,
            Language = fact.Language,
            AskedAt = time,
            Text = fact.Text,
            Rules = fact.Rules is { IsDefault: false } rules ? rules : [],
            Standing = new Standing(landed) { HeldBy = landed == QuestionState.Held ? fact.Hold : null },
        };
        var added = questions with
        {
            All = questions.All.Add(question),
            Numbers = questions.Numbers.Add(question.Id, question.Number),
            ByAuthor = questions.ByAuthor.SetItem(by.Id, questions.ByAuthor.GetValueOrDefault(by.Id, []).Add(question.Number)),
            Guests = guests,
        };
        return new(state with { Questions = added }, Ruling.Accepted);
    }

    public static Step Apply(HallState state, QuestionEdited fact)
    {
        if (OwnedBy(state, fact.QuestionId, fact.By) is not { } question)
            return new(state, Ruling.NotFound);
        var isSame = fact.Removed is null && question.Text == fact.Text;
        if (isSame && question.Revision == fact.Revision + 1)
            return new(state, Ruling.Unchanged);
        if (question.Revision != fact.Revision)
            return new(state, Ruling.StaleRevision);
        if (question.State is not (QuestionState.Pending or QuestionState.Held or QuestionState.Published))
            return new(state, Ruling.InvalidTransition);
        if (state.Phase == HallPhase.Closed)
            return new(state, Ruling.HallClosed);
        if (state.Desk.IsMuted(question.AuthorId))
            return new(state, Ruling.Muted);
        if (isSame)
            return new(state, Ruling.Unchanged);
        if (question.Revision >= QuestionsState.MostRevisions)
            return new(state, Ruling.LimitReached);
        var standing = Land(state, fact.Hold) switch
        {
            QuestionState.Held when question.State != QuestionState.Held => question.Standing with { State = QuestionState.Held, HeldBy = fact.Hold },
            QuestionState.Pending when question.State == QuestionState.Published => question.Standing with { State = QuestionState.Pending },
            _ => question.Standing,
        };
        var edited = question with
        {
            Text = fact.Text,
            Revision = question.Revision + 1,
            Earlier = question.Earlier.Add(question.Text),
            Rules = fact.Rules is { IsDefault: false } rules ? rules : [],
            Standing = standing,
            Decision = ReferenceEquals(standing, question.Standing) ? question.Decision : null,
            Translations = question.Translations.Clear(),
        };
        return Changed(state, edited);
    }

    public static Step Apply(HallState state, QuestionWithdrawn fact)
    {
        if (OwnedBy(state, fact.QuestionId, fact.By) is not { } question)
            return new(state, Ruling.NotFound);
        if (question.State == QuestionState.Withdrawn)
            return new(state, Ruling.Unchanged);
        if (question.Revision != fact.Revision)
            return new(state, Ruling.StaleRevision);
        if (question.State is not (QuestionState.Pending or QuestionState.Held or QuestionState.Published))
            return new(state, Ruling.InvalidTransition);
        var withdrawn = question with
        {
            Standing = question.Standing with { State = QuestionState.Withdrawn, HeldBy = null },
            Decision = null,
            Claim = null,
            Flags = FlagRules.Void(question.Flags),
        };
        return Changed(Release(state, withdrawn), Emptied(withdrawn));
    }

    public static Step Apply(HallState state, QuestionAppealed fact, long time)
    {
        if (OwnedBy(state, fact.QuestionId, fact.By) is not { } question)
            return new(state, Ruling.NotFound);
        if (question.Standing.Appeal is { State: "open" })
            return new(state, Ruling.Unchanged);

        // One appeal to a verdict: whoever lost it has had the second look.
        if (question.State != QuestionState.Rejected || question.Standing.Appeal is not null)
            return new(state, Ruling.InvalidTransition);
        var standing = question.Standing with { Appeal = new Appeal("open", fact.Text, time) };
        return Changed(state, question with { Standing = standing, Decision = null });
    }

    public static Step Apply(HallState state, QuestionMerged fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.QuestionId) is not { } question || state.Questions.Find(fact.Into) is not { } into)
            return new(state, Ruling.NotFound);
        if (question.MergedInto == into.Number)
            return new(state, Ruling.Unchanged);
        if (question.State is not (QuestionState.Pending or QuestionState.Published))
            return DecisionRules.Refuse(state, question, fact.By!, Decision.Merge, time);
        var takes = into.State.IsPublic() || (into.State == QuestionState.Pending && question.State == QuestionState.Pending);
        if (!takes || into.Number == question.Number)
            return new(state, Ruling.InvalidTransition);
        var merged = question with
        {
            MergedInto = into.Number,
            Claim = null,
            Standing = question.Standing with { State = QuestionState.Merged, Before = question.State },
            Decision = new Decision(fact.By!.Id, fact.By.Role, Decision.Merge, time, question.Revision, question.Standing, QuestionState.Merged),
        };
        var joined = state with { Questions = state.Questions.With(into with { Merged = into.Merged.Add(question.Number) }) };
        return Changed(joined, merged);
    }

    public static Step Apply(HallState state, QuestionUnmerged fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.QuestionId) is not { } question)
            return new(state, Ruling.NotFound);
        if (DecisionRules.IsRetry(question, fact.By!, Decision.Unmerge))
            return new(state, Ruling.Unchanged);
        if (question.State != QuestionState.Merged)
            return new(state, Ruling.InvalidTransition);
        state = Unmerge(state, question);
        var back = state.Questions.All[question.Number];
        var decision = new Decision(fact.By!.Id, fact.By.Role, Decision.Unmerge, time, question.Revision, question.Standing, back.State);
        return Changed(state, back with { Decision = decision });
    }

    /// <summary>Sends everything that was merged into a question back to where it came from: the question is going.</summary>
    internal static HallState Release(HallState state, Question going)
    {
        foreach (var number in going.Merged)
            state = Unmerge(state, state.Questions.All[number]);
        return state;
    }

    internal static Question Emptied(Question going) => going with { Merged = [] };

    /// <summary>A question that people may not see any more leaves the wall, too; one that they see shows its notes.</summary>
    internal static Step Changed(HallState state, Question question)
    {
        question = ContextRules.Seen(question);
        var leaves = !question.State.IsPublic() && state.Stage is { Kind: "question", Id: { } shown } && shown == question.Id;
        var stage = leaves ? StageContent.Idle : state.Stage;
        return new(state with { Questions = state.Questions.With(question), Stage = stage }, Ruling.Accepted);
    }

    private static HallState Unmerge(HallState state, Question question)
    {
        var root = state.Questions.All[question.MergedInto!.Value];
        var back = question with
        {
            MergedInto = null,
            Standing = question.Standing with { State = question.Standing.Before ?? QuestionState.Pending, Before = null },
            Decision = null,
        };
        var questions = state.Questions.With(root with { Merged = root.Merged.Remove(question.Number) }).With(back);
        return state with { Questions = questions };
    }

    private static QuestionState Land(HallState state, string? hold) => state.Moderation switch
    {
        "off" => QuestionState.Published,
        _ when hold is not null => QuestionState.Held,
        "post" => QuestionState.Published,
        _ => QuestionState.Pending,
    };

    private static Question? OwnedBy(HallState state, string id, Actor? by)
        => state.Questions.Find(id) is { } question && question.AuthorId == by?.Id ? question : null;
}
