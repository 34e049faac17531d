using System.Collections.Concurrent;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Tests.Secrecy;

/// <summary>What was ever public in a hall, worked out from its state alone after every batch, and not from what the server shows.</summary>
internal sealed class PublicRecord
{
    private readonly ConcurrentDictionary<string, byte> _ever = new(StringComparer.Ordinal);

    public PublicRecord(HallSession session)
    {
        session.Changed += (_, after, touched) =>
        {
            foreach (var number in touched)
                Note(TextsOf(after.Questions.All[number]));
            Note(Announced(after));
        };
    }

    /// <summary>Words that somebody may have read at some time.</summary>
    public IReadOnlySet<string> Ever => _ever.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Words that everybody may read in this state.</summary>
    public static HashSet<string> In(HallState state) => [.. state.Questions.All.SelectMany(TextsOf).Concat(Announced(state)).SelectMany(Canaries.In)];

    private void Note(IEnumerable<string> texts)
    {
        foreach (var word in texts.SelectMany(Canaries.In))
            _ever.TryAdd(word, 0);
    }

    private static IEnumerable<string> Announced(HallState state) => state.Announcements.Where(a => a.ProposedBy is null).Select(a => a.Text);

    private static IEnumerable<string> TextsOf(Question question)
    {
        if (!question.State.IsPublic())
            return [];
        string?[] texts =
        [
            question.Text, question.AuthorName, question.Standing.Answer?.Text, question.Standing.FollowUp?.Owner, .. question.Labels, .. question.Translations.Values,
            .. question.Context.Where(c => c.State == ContextNote.Published).Select(c => c.Text),
        ];
        return texts.OfType<string>();
    }
}
