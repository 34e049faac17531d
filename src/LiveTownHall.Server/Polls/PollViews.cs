using System.Globalization;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Polls;

/// <summary>Polls and tallies in the words of the protocol, by what a view may see.</summary>
internal static class PollViews
{
    /// <summary>Whether a view knows of the poll at all: drafts stay backstage.</summary>
    public static bool IsSeen(Poll poll, View view) => view == View.Backstage || poll.Phase != PollPhase.Draft;

    /// <summary>Whether a view sees the result now. Picking an open answer shows it, whatever the rule.</summary>
    public static bool IsTallySeen(Poll poll, View view)
        => view == View.Backstage || poll.ResultsShown || (poll.Phase != PollPhase.Draft && !poll.Picked.IsEmpty);

    public static PollView Show(Poll poll, TallyView? tally) => new()
    {
        Id = poll.Id,
        Kind = poll.Definition.Kind.ToProtocol(),
        Title = poll.Definition.Title,
        Options = [.. poll.Definition.OptionsAsShown().Select(o => new OptionView(o.Id, o.Text))],
        Settings = PollMapping.Settings(poll.Definition),
        State = poll.Phase switch
        {
            PollPhase.Open => PollStates.Open,
            PollPhase.Closed => PollStates.Closed,
            _ => PollStates.Draft,
        },
        ClosesAt = poll.ClosesAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        ResultsVisible = poll.Definition.Results.ToProtocol(),
        Tally = tally,
        Round = poll.Round,
        ResultsShown = poll.ResultsShown,
        Revision = poll.Revision,
        Reworded = poll.Reworded.IsEmpty ? null : [.. poll.Reworded.Select(Show)],
        Added = poll.Added.IsEmpty ? null : [.. poll.Added.Select(a => new AddedOptionView(a.OptionId, a.Votes))],
        Present = poll.Present,
    };

    /// <summary>What read otherwise than it does now: the title, what explains it, and options.</summary>
    public static IEnumerable<string> FormerTexts(PollView poll, RewordedView former)
        => new (string? Then, string? Now)[]
            {
                (former.Title, poll.Title),
                (former.Description, poll.Settings.Description),
                (former.MinLabel, poll.Settings.MinLabel),
                (former.MaxLabel, poll.Settings.MaxLabel),
            }
            .Where(text => text.Then is not null && text.Then != text.Now).Select(text => text.Then!)
            .Concat(former.Options.Where(then => poll.Options.Any(now => now.Id == then.Id && now.Text != then.Text)).Select(then => then.Text));

    /// <summary>What only the desk is told.</summary>
    public static PollView AddDesks(PollView bare, Poll poll)
    {
        if (poll.HiddenWords is { } words)
            bare = bare with { HiddenWords = [.. words.Select(w => new HiddenWordView(w.Word, w.Into, w.Rule))] };
        if (poll.Discounts is { } discounts)
            bare = bare with { Discounts = [.. discounts.Select(d => new DiscountView(d.WarningId, d.Voters.Length, d.On, d.Proposed?.By))] };
        return bare;
    }

    private static RewordedView Show(FormerWording former)
        => new(former.Votes, former.Title, [.. former.Options.Select(o => new OptionView(o.Id, o.Text))], former.Description, former.MinLabel, former.MaxLabel);

    public static string Name(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
