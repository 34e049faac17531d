using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace LiveTownHall.Core.Questions;

/// <summary>A hall's questions as of one position. Immutable.</summary>
public sealed record QuestionsState
{
    /// <summary>Questions that stand; a place comes free where one is rejected, withdrawn or redacted.</summary>
    public const int Most = 100_000;

    /// <summary>Questions that a hall ever has, those that went included.</summary>
    public const int MostEver = 2 * Most;

    /// <summary>Texts that one question may have had.</summary>
    public const int MostRevisions = 100;

    /// <summary>By number.</summary>
    public ImmutableList<Question> All { get; init; } = [];

    /// <summary>Id to number.</summary>
    public ImmutableSortedDictionary<string, int> Numbers { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Person to the numbers of what they asked, in order.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, ImmutableArray<int>> ByAuthor { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableArray<int>>(StringComparer.Ordinal);

    /// <summary>Person to the number the desk knows their questions without a name by.</summary>
    public ImmutableSortedDictionary<string, int> Guests { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Number of the one that is being answered.</summary>
    public int? Live { get; init; }

    /// <summary>Whether questions are taken.</summary>
    public bool Open { get; init; } = true;

    /// <summary>How many were rejected, withdrawn or redacted.</summary>
    internal int Gone { get; init; }

    public Question? Find(string? id) => id is not null && Numbers.TryGetValue(id, out var number) ? All[number] : null;

    public IEnumerable<Question> AskedBy(string person)
        => ByAuthor.TryGetValue(person, out var numbers) ? numbers.Select(n => All[n]) : [];

    /// <summary>The question that this one's upvotes count for: itself, or the one it was merged into.</summary>
    public Question RootOf(Question question)
    {
        while (question.MergedInto is { } into)
            question = All[into];
        return question;
    }

    /// <summary>The question and all that were merged into it, itself first.</summary>
    public IReadOnlyList<Question> GroupOf(Question question)
    {
        if (question.Merged.IsEmpty)
            return [question];

        // Without recursion: a journal may hold a chain of merges as long as it likes.
        var group = new List<Question>();
        var waiting = new Stack<Question>();
        waiting.Push(question);
        while (waiting.TryPop(out var member))
        {
            group.Add(member);
            for (var i = member.Merged.Length - 1; i >= 0; i--)
                waiting.Push(All[member.Merged[i]]);
        }

        return group;
    }

    /// <summary>The person behind a handle of the desk; a handle nobody has is a person's id.</summary>
    public string PersonOf(string handle)
    {
        if (!handle.StartsWith(GuestPrefix, StringComparison.Ordinal))
            return handle;
        foreach (var (person, guest) in Guests)
        {
            if (string.Equals(HandleOf(guest), handle, StringComparison.Ordinal))
                return person;
        }

        return handle;
    }

    /// <summary>Whether a handle is nobody's: that of a guest who never asked.</summary>
    internal bool IsNobody(string handle) => handle.StartsWith(GuestPrefix, StringComparison.Ordinal) && PersonOf(handle) == handle;

    internal const string GuestPrefix = "guest-";

    internal static string HandleOf(int guest) => FormattableString.Invariant($"{GuestPrefix}{guest}");

    internal QuestionsState With(Question changed)
    {
        var live = changed.State == QuestionState.Live ? changed.Number : Live == changed.Number ? null : Live;
        var gone = (IsGone(changed) ? 1 : 0) - (IsGone(All[changed.Number]) ? 1 : 0);
        return this with { All = All.SetItem(changed.Number, changed), Live = live, Gone = Gone + gone };
    }

    private static bool IsGone(Question question) => question.State is QuestionState.Rejected or QuestionState.Withdrawn or QuestionState.Redacted;
}
