using System.Collections.Immutable;
using LiveTownHall.Core.Audit;

namespace LiveTownHall.Core.Polls;

/// <summary>What is to be read in a poll, each text under the name of its field in the protocol.</summary>
internal static class PollTexts
{
    /// <summary>Every text that one definition has otherwise than the other.</summary>
    public static ImmutableArray<TextChange> Changes(PollDefinition before, PollDefinition after)
    {
        var former = Of(before).ToDictionary(StringComparer.Ordinal);
        var changes = ImmutableArray.CreateBuilder<TextChange>();
        foreach (var (field, text) in Of(after))
        {
            if (former.Remove(field, out var was) ? was != text : true)
                changes.Add(new TextChange(field, was, text));
        }

        foreach (var (field, text) in Of(before))
        {
            if (former.ContainsKey(field))
                changes.Add(new TextChange(field, text, null));
        }

        return changes.ToImmutable();
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(PollDefinition poll)
    {
        (string Field, string? Text)[] texts = [("title", poll.Title), ("description", poll.Description), ("minLabel", poll.MinLabel), ("maxLabel", poll.MaxLabel)];
        return
        [
            .. texts.Where(text => text.Text is not null).Select(text => KeyValuePair.Create(text.Field, text.Text!)),
            .. poll.Options.Select(option => KeyValuePair.Create("options." + option.Id, option.Text)),
        ];
    }
}
