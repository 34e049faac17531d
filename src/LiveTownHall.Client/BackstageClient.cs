using System.Globalization;
using LiveTownHall.Client.Connection;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Stage;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveTownHall.Client;

/// <summary>A facilitator, moderator or speaker, by the key in the options.</summary>
/// <remarks>A command whose answer was lost is a refusal with <see cref="ClientRefusals.Disconnected"/>; sending it again is safe.</remarks>
public sealed partial class BackstageClient(HallClientOptions options) : HallClient(options)
{
    /// <summary>Colleagues came, changed or left.</summary>
    public event Action<Presence>? Presence;

    public Task<Outcome> OpenHallAsync(CancellationToken cancellation = default) => InvokeAsync("OpenHall", new HallCommand(), cancellation);

    public Task<Outcome> CloseHallAsync(CancellationToken cancellation = default) => InvokeAsync("CloseHall", new HallCommand(), cancellation);

    public Task<Outcome> UpdateHallAsync(UpdateHall hall, CancellationToken cancellation = default) => InvokeAsync("UpdateHall", hall, cancellation);

    /// <summary>Says that this facilitator runs the hall alone, so that their own confirmation counts; refused while two people are invited who could confirm each other.</summary>
    public Task<Outcome> ActAloneAsync(bool on, CancellationToken cancellation = default) => InvokeAsync("ActAlone", new ActAlone { On = on }, cancellation);

    /// <param name="pollId">A new ULID.</param>
    public Task<Outcome> CreatePollAsync(string pollId, PollDraft draft, CancellationToken cancellation = default)
        => InvokeAsync("CreatePoll", new WritePoll { PollId = pollId, Draft = draft }, cancellation);

    public Task<Outcome> UpdatePollAsync(string pollId, PollDraft draft, CancellationToken cancellation = default)
        => InvokeAsync("UpdatePoll", new WritePoll { PollId = pollId, Draft = draft }, cancellation);

    /// <param name="before">The poll that follows it then; null for the end.</param>
    public Task<Outcome> MovePollAsync(string pollId, string? before, CancellationToken cancellation = default)
        => InvokeAsync("MovePoll", new MovePoll { PollId = pollId, Before = before }, cancellation);

    public Task<Outcome> OpenPollAsync(string pollId, DateTimeOffset? closesAt = null, CancellationToken cancellation = default)
        => TimedAsync("OpenPoll", pollId, closesAt, cancellation);

    /// <param name="closesAt">When it closes by itself; null for now.</param>
    public Task<Outcome> ClosePollAsync(string pollId, DateTimeOffset? closesAt = null, CancellationToken cancellation = default)
        => TimedAsync("ClosePoll", pollId, closesAt, cancellation);

    public Task<Outcome> ReopenPollAsync(string pollId, DateTimeOffset? closesAt = null, CancellationToken cancellation = default)
        => TimedAsync("ReopenPoll", pollId, closesAt, cancellation);

    public Task<Outcome> ResetPollAsync(string pollId, CancellationToken cancellation = default) => TimedAsync("ResetPoll", pollId, null, cancellation);

    public Task<Outcome> DeletePollAsync(string pollId, CancellationToken cancellation = default) => TimedAsync("DeletePoll", pollId, null, cancellation);

    public Task<Outcome> ShowResultsAsync(string pollId, bool visible, CancellationToken cancellation = default)
        => InvokeAsync("ShowResults", new ShowResults { PollId = pollId, Visible = visible }, cancellation);

    /// <summary>Says how many people are present and entitled to vote; what is null stays as it was.</summary>
    public Task<Outcome> SetPresentAsync(int? present, int? entitled = null, CancellationToken cancellation = default)
        => InvokeAsync("SetPresent", new SetPresent { Present = present, Entitled = entitled }, cancellation);

    /// <param name="kind">One of <see cref="StageKinds"/>.</param>
    public Task<Outcome> SetStageAsync(string kind, string? id = null, CancellationToken cancellation = default)
        => InvokeAsync("SetStage", new SetStage { Kind = kind, Id = id }, cancellation);

    public Task<Outcome> AnnounceAsync(Announce announcement, CancellationToken cancellation = default) => InvokeAsync("Announce", announcement, cancellation);

    /// <param name="itemId">What this person looks at; null for nothing.</param>
    public Task<Outcome> ReviewingAsync(string? itemId, CancellationToken cancellation = default)
        => InvokeAsync("Reviewing", itemId is null ? null : new Reviewing { ItemId = itemId }, cancellation);

    private protected override void Subscribe(HubConnection hub)
    {
        base.Subscribe(hub);
        hub.On<Presence>(HubNames.Presence, presence => Presence?.Invoke(presence));
    }

    private Task<Outcome> TimedAsync(string method, string pollId, DateTimeOffset? closesAt, CancellationToken cancellation) => InvokeAsync(
        method,
        new PollCommand { PollId = pollId, ClosesAt = closesAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) },
        cancellation);
}
