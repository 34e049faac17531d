using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>Short ways to write polls and ballots.</summary>
internal static class Drafts
{
    public static string NewId() => Ulid.NewUlid().ToString();

    public static PollDraft Single(string title = "More bike lanes?", PollSettings? settings = null, params string[] options) => new()
    {
        Kind = PollKinds.Single,
        Title = title,
        Options = [.. (options.Length == 0 ? ["Yes", "No"] : options).Select(o => new OptionDraft { Text = o })],
        Settings = settings,
    };

    public static PollDraft Of(string kind, string title, PollSettings? settings = null)
        => PollKindNames.TryParse(kind, out var known) && !known.HasOptions()
            ? new PollDraft { Kind = kind, Title = title, Settings = settings }
            : Single(title, settings, "Red", "Green", "Blue") with { Kind = kind };

    public static PollSettings Live { get; } = new() { ResultsVisible = ResultsVisibility.Live };

    public static WritePoll Write(string pollId, PollDraft draft) => new() { PollId = pollId, Draft = draft };

    public static PollCommand Poll(string pollId) => new() { PollId = pollId };

    public static SetStage Stage(string kind, string? id = null) => new() { Kind = kind, Id = id };

    public static Ballot Choice(int place = 1) => new() { Choices = [$"{place}"] };

    public static async Task<string> OpenPollAsync(this Guest facilitator, PollDraft draft)
    {
        var id = await facilitator.CreatePollAsync(draft);
        await facilitator.MustAsync("OpenPoll", Poll(id));
        return id;
    }

    public static async Task<string> CreatePollAsync(this Guest facilitator, PollDraft draft)
    {
        var id = NewId();
        await facilitator.MustAsync("CreatePoll", Write(id, draft));
        return id;
    }
}
