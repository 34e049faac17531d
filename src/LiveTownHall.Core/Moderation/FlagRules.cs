using System.Collections.Immutable;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Moderation;

/// <summary>The flags of one category on one item.</summary>
/// <param name="State">open, agreed, disagreed, ignored, escalated or void. That somebody works on it is the item's claim.</param>
/// <param name="Revision">The revision its newest flag spoke of.</param>
public sealed record FlagCase(string Category, string State, int Revision, ImmutableArray<ItemFlag> Flags)
{
    public bool IsOpen => State is "open" or "escalated";

    /// <summary>What a case id is made of. No category has a dash; an item's id may.</summary>
    internal static (string Item, string Category) Named(string id)
    {
        var dash = id.LastIndexOf('-');
        return dash < 0 ? (id, "") : (id[..dash], id[(dash + 1)..]);
    }

    /// <summary>Who flagged, to find them without a walk through all flags.</summary>
    internal ImmutableSortedSet<string> People { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}

/// <param name="Weight">0 for somebody who came a moment ago, see <see cref="ItemFlagged.Fresh"/>.</param>
/// <param name="Network">Network key; null where none was known.</param>
public sealed record ItemFlag(string By, int Weight, ulong? Network, string? Note);

/// <summary>Flags by the audience: they can have an item held for a person to look at, and nothing else.</summary>
public static class FlagRules
{
    /// <summary>Weight from which an item is held, and per mille of the audience, whichever is more.</summary>
    public const int HoldWeight = 5;
    public const int HoldPerMille = 20;
    public const int HoldPeople = 3;
    public const int HoldNetworks = 2;

    private static readonly ImmutableArray<string> Categories =
        ["spam", "abuse", "hate", "personal_data", "off_topic", "misleading", "coordinated", "illegal"];

    public static int WeightOf(string role) => role switch
    {
        Staff.Facilitator or Staff.Moderator => 6,
        Staff.Speaker => 2,
        _ => 1,
    };

    internal static Step Apply(HallState state, ItemFlagged fact, long time)
    {
        if (fact.By is not { } by)
            return new(state, Ruling.Forbidden);
        if (!Categories.Contains(fact.Category))
            return new(state, Ruling.InvalidRequest);
        if (state.Questions.Find(fact.ItemId) is not { } question || (!question.State.IsPublic() && !Staff.IsDesk(by)))
            return new(state, Ruling.NotFound);
        if (question.State is QuestionState.Withdrawn or QuestionState.Redacted)
            return new(state, Ruling.InvalidTransition);
        if (state.Desk.IsMuted(by.Id))
            return new(state, Ruling.Muted);
        var flag = new ItemFlag(by.Id, fact.Fresh is true ? 0 : WeightOf(by.Role), fact.Network, fact.Note);
        var at = IndexOf(question.Flags, fact.Category);
        var known = at < 0 ? new FlagCase(fact.Category, "open", question.Revision, []) : question.Flags[at];

        // A new text is a new case: what was settled spoke of the old one.
        if (known.Revision != question.Revision)
            known = new FlagCase(fact.Category, "open", question.Revision, []);
        if (known.People.Contains(by.Id))
            return new(state, Ruling.Unchanged);
        var gathered = known with { Flags = known.Flags.Add(flag), People = known.People.Add(by.Id) };
        var sum = question.FlagSum.Revision == question.Revision ? question.FlagSum : FlagSum.Of([], question.Revision);
        var flagged = question with
        {
            Flags = at < 0 ? question.Flags.Add(gathered) : question.Flags.SetItem(at, gathered),
            FlagSum = gathered.IsOpen ? sum.With(flag) : sum,
        };
        return QuestionRules.Changed(state, HoldWhereDue(flagged, fact.Audience, time));
    }

    internal static Step Apply(HallState state, FlagsResolved fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (fact.Verdict is not ("agreed" or "disagreed" or "ignored" or "escalated"))
            return new(state, Ruling.InvalidRequest);
        var (item, category) = FlagCase.Named(fact.CaseId);
        if (state.Questions.Find(item) is not { } question)
            return new(state, Ruling.NotFound);
        var at = IndexOf(question.Flags, category);
        if (at < 0)
            return new(state, Ruling.NotFound);
        var known = question.Flags[at];
        if (known.State == fact.Verdict)
            return new(state, Ruling.Unchanged);
        var claimed = question.Claim is { } claim && claim.Holds(time) && claim.By == fact.By!.Id;
        if (!known.IsOpen || (fact.Verdict == "escalated" && !claimed))
            return new(state, Ruling.InvalidTransition);
        var flags = question.Flags.SetItem(at, known with { State = fact.Verdict });
        return QuestionRules.Changed(state, question with { Flags = flags, FlagSum = FlagSum.Of(flags, question.Revision) });
    }

    internal static ImmutableArray<FlagCase> Void(ImmutableArray<FlagCase> cases) => [.. cases.Select(c => c.IsOpen ? c with { State = "void" } : c)];

    private static Question HoldWhereDue(Question question, int audience, long time)
    {
        var open = question.State == QuestionState.Published && question.Standing.ApprovedRevision != question.Revision;
        if (!open || !question.FlagSum.IsDue(audience))
            return question;
        return question with
        {
            Standing = question.Standing with { State = QuestionState.Held, HeldBy = "flags" },
            Decision = new Decision(Decision.System, Decision.System, Verdicts.Hold, time, question.Revision, question.Standing, QuestionState.Held),
        };
    }

    private static int IndexOf(ImmutableArray<FlagCase> cases, string category)
    {
        for (var i = 0; i < cases.Length; i++)
        {
            if (cases[i].Category == category)
                return i;
        }

        return -1;
    }
}
