using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Moderation;

namespace LiveTownHall.Core.Questions;

/// <summary>What the record says of facts about questions.</summary>
internal static class QuestionRecord
{
    /// <summary>The question after the fact, or null where it is about something else.</summary>
    public static Question? Question(this in Happening happening) => happening.After.Questions.Find(happening.Fact.AboutQuestion);

    /// <summary>The question before the fact.</summary>
    public static Question? Former(this in Happening happening) => happening.Before?.Questions.Find(happening.Fact.AboutQuestion);

    public static AuditLine Line(in Happening happening)
    {
        var line = AuditLine.Of(happening);
        if (happening.Question() is not { } question)
            return line;
        var (fact, former) = (happening.Fact, happening.Former());
        var isAuthor = fact.By is { } by && (fact.IsByAuthor || (!Staff.IsStaff(by) && question.AuthorId == by.Id));
        return line with
        {
            Actor = isAuthor ? question.Handle : line.Actor,
            Revision = question.Revision,

            // A hold by a rule or by flags is the system's doing, and says so in an entry of its own.
            To = IsHeld(happening) ? fact is ItemFlagged ? former?.State.Word() : null : line.To,
        };
    }

    /// <summary>A hold by a rule or by flags; then what had joined a question that goes: each is a question of its own again.</summary>
    public static IEnumerable<AuditLine> Consequences(Happening happening)
    {
        var lines = new List<AuditLine>();
        if (happening.Question() is not { } question)
            return lines;
        var former = happening.Former();
        var rule = IsHeld(happening) ? question.Standing.HeldBy : null;
        if (rule is not null)
        {
            lines.Add(AuditLine.OfSystem(Verdicts.Hold, happening.Fact.Target) with
            {
                Revision = question.Revision,
                From = former?.State.Word(),
                To = question.State.Word(),
                Rule = rule,
            });
        }

        if (former is null || former.Merged == question.Merged)
            return lines;
        foreach (var number in former.Merged)
        {
            var (joined, released) = (happening.Before!.Questions.All[number], happening.After.Questions.All[number]);
            if (released.MergedInto is not null || released.State == QuestionState.Redacted)
                continue;
            lines.Add(AuditLine.OfSystem(Decision.Unmerge, released.Id) with
            {
                Revision = released.Revision,
                From = joined.State.Word(),
                To = released.State.Word(),
                Rule = rule,
            });
        }

        return lines;
    }

    private static bool IsHeld(in Happening happening)
        => happening.Fact is QuestionAsked or QuestionEdited or ItemFlagged
            && happening.Question() is { State: QuestionState.Held, Standing.HeldBy: not null }
            && happening.Former()?.State != QuestionState.Held;
}
