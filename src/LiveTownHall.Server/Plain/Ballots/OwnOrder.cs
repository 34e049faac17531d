using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Plain.Words;

namespace LiveTownHall.Server.Plain.Ballots;

/// <summary>A poll as one person is shown it. The web client has the same order, see <c>ownOrder.ts</c>.</summary>
internal static class OwnOrder
{
    /// <summary>The options in this person's order, where the poll shuffles them: by a hash of who it is, so that it is the same whenever they look.</summary>
    public static PollView ShuffledFor(this PollView poll, string attendeeId) => poll.Settings.Shuffle != true
        ? poll
        : poll with { Options = [.. poll.Options.OrderBy(o => IsNone(poll, o)).ThenBy(o => Hash($"{o.Id}/{poll.Id}/{attendeeId}")).ThenBy(o => o.Id, StringComparer.Ordinal)] };

    /// <summary>What speaks against all options, in the person's language where its author gave it no text of their own.</summary>
    public static PollView WithNone(this PollView poll, Phrasebook words) => poll.Settings.NoneOfThese != true
        ? poll
        : poll with { Options = [.. poll.Options.Select(o => IsNone(poll, o) && o.Text == NoneOfThese.Text ? o with { Text = words.T("vote.noneOfThese") } : o)] };

    private static bool IsNone(PollView poll, OptionView option) => poll.Settings.NoneOfThese == true && option.Id == NoneOfThese.Id;

    /// <summary>FNV-1a, 32 bits, mixed at the end as MurmurHash3 does.</summary>
    internal static uint Hash(string text)
    {
        var hash = 2166136261;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }
}
