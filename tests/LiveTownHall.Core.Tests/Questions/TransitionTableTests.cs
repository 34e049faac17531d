using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;

namespace LiveTownHall.Core.Tests.Questions;

/// <summary>Every action on a question in every state by everybody: it leads where this table says, or it is refused and leaves no trace.</summary>
public class TransitionTableTests
{
    /// <summary>From, and where each action leads. A dash is refused, <c>=</c> is so already and leaves no trace either.</summary>
    /// <remarks>Beyond the table of the design, a follow-up can be answered later; that is what it is for.</remarks>
    private const string Table =
        """
        from      approve   reject   hold restore   select goLive return    answer   defer    merge  unmerge   edit    withdraw  appeal   redact
        pending   published rejected -    -         -      -      -         -        -        merged -         pending withdrawn -        redacted
        held      published rejected -    -         -      -      -         -        -        -      -         held    withdrawn -        redacted
        published -         -        held -         queued -      -         answered followUp merged -         pending withdrawn -        redacted
        queued    -         -        -    -         -      live   published answered followUp -      -         -       -         -        redacted
        live      -         -        -    -         -      -      published answered followUp -      -         -       -         -        redacted
        answered  -         -        -    published -      -      -         -        -        -      -         -       -         -        redacted
        followUp  -         -        -    -         -      -      -         answered -        -      -         -       -         -        redacted
        merged    -         -        -    -         -      -      -         -        -        =      published -       -         -        redacted
        rejected  -         -        -    published -      -      -         -        -        -      -         -       -         rejected redacted
        withdrawn -         -        -    -         -      -      -         -        -        -      -         -       =         -        redacted
        redacted  -         -        -    -         -      -      -         -        -        -      -         -       -         -        =
        """;

    private const string May =
        """
        approve facilitator moderator
        reject facilitator moderator
        hold facilitator moderator
        restore facilitator moderator
        select facilitator
        goLive facilitator
        return facilitator
        answer facilitator speaker
        defer facilitator speaker
        merge facilitator moderator
        unmerge facilitator moderator
        edit author
        withdraw author
        appeal author
        redact facilitator moderator
        """;

    private const long AnHourLater = JournalledHall.Noon + 3_600_000;

    private static readonly Dictionary<string, Actor?> Roles = new()
    {
        ["facilitator"] = People.Fay,
        ["moderator"] = People.Mo,
        ["speaker"] = People.Sam,
        ["author"] = People.Ann,
        ["attendee"] = People.Bea,
        ["screen"] = new Actor("W1", "screen"),
        ["nobody"] = null,
    };

    public static TheoryData<QuestionState> States => [.. Enum.GetValues<QuestionState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void An_action_leads_where_the_table_says_or_leaves_no_trace(QuestionState from)
    {
        var actions = Words(Table.Split('\n')[0])[1..];
        var targets = Words(Table.Split('\n').Single(line => line.StartsWith(from.Word() + " ", StringComparison.Ordinal)))[1..];
        foreach (var (action, target) in actions.Zip(targets))
        {
            foreach (var (role, person) in Roles)
                AssertLeads(from, action, target, role, person);
        }
    }

    [Fact]
    public void The_table_has_every_state_and_every_verdict()
    {
        Assert.Equal(Enum.GetValues<QuestionState>().Select(s => s.Word()), Table.Split('\n').Skip(1).Select(line => Words(line)[0]));
        Assert.Equal(Verdicts.All.Order(), Words(Table.Split('\n')[0])[1..10].Order());
        Assert.Equal(Words(Table.Split('\n')[0])[1..], May.Split('\n').Select(line => Words(line)[0]));
    }

    private static void AssertLeads(QuestionState from, string action, string target, string role, Actor? by)
    {
        var hall = DeskHall.With(from);
        if (action == "redact" && from != QuestionState.Redacted)
            hall.Must(new ItemRedacted("Q1", "illegal") { By = People.Flo });
        var (before, entries) = (JournalledHall.BytesWithoutPosition(hall.Replica), hall.Replica.Audit.Entries.Count);
        var fact = FactOf(action) with { By = by };

        var foreseen = hall.Replica.Foresee(fact, AnHourLater);
        var ruling = hall.Do(fact, AnHourLater);

        var what = $"{role} {action} {from}";
        var may = Words(May.Split('\n').Single(line => Words(line)[0] == action)).Contains(role);
        var expected = may ? target switch { "-" => Ruling.InvalidTransition, "=" => Ruling.Unchanged, _ => Ruling.Accepted } : RefusalOf(action);
        Assert.Equal((what, expected, expected), (what, ruling, foreseen));
        if (expected == Ruling.Accepted)
        {
            Assert.Equal((what, target), (what, hall.Question().State.Word()));
            Assert.NotEqual((what, entries), (what, hall.Replica.Audit.Entries.Count));
            return;
        }

        Assert.Equal((what, before), (what, JournalledHall.BytesWithoutPosition(hall.Replica)));
        Assert.Equal((what, entries), (what, hall.Replica.Audit.Entries.Count));
    }

    /// <summary>That a question is there is nothing to tell those who did not write it.</summary>
    private static Ruling RefusalOf(string action) => action is "edit" or "withdraw" or "appeal" ? Ruling.NotFound : Ruling.Forbidden;

    private static Fact FactOf(string action) => action switch
    {
        "merge" => new QuestionMerged("Q1", "Q0"),
        "unmerge" => new QuestionUnmerged("Q1"),
        "edit" => new QuestionEdited("Q1", 1, "Why so few trees?"),
        "withdraw" => new QuestionWithdrawn("Q1", 1),
        "appeal" => new QuestionAppealed("Q1", "It is on topic"),
        "redact" => new ItemRedacted("Q1", "illegal"),
        "reject" => new ItemDecided("Q1", 1, action, "spam"),
        _ => new ItemDecided("Q1", 1, action),
    };

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
