using System.Collections.Concurrent;
using LiveTownHall.Client.Connection;
using LiveTownHall.Client.State;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>Somebody in a hall: a hub connection that keeps every message, its raw bytes, and the fold of the frames.</summary>
internal sealed class Guest : IAsyncDisposable
{
    private readonly RecordingProtocol _protocol;
    private readonly TaskCompletionSource<Exception?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HallFold _fold = new();

    private Guest(Uri server, TicketGranted ticket, WireFormat wire, string? from)
    {
        Ticket = ticket;
        _protocol = new RecordingProtocol(HallConnection.Protocol(wire));
        Connection = HallConnection.Make(server, ticket, _protocol, http =>
        {
            if (from is not null)
                http.Headers["X-Forwarded-For"] = from;
        });
        Connection.Closed += fault =>
        {
            _closed.TrySetResult(fault);
            return Task.CompletedTask;
        };
        Keep<HallView>(HubNames.Keyframe, _fold.Take);
        Keep<HallDelta>(HubNames.Delta, delta =>
        {
            if (_fold.Take(delta) != DeltaFit.Applied)
                Gaps++;
        });
        Keep<MyState>(HubNames.Me);
        Keep<Notice>(HubNames.Notice);
        Keep<Ended>(HubNames.Ended);
        Keep<Contracts.People.Presence>(HubNames.Presence);
    }

    public HubConnection Connection { get; }

    public TicketGranted Ticket { get; }

    /// <summary>Everything heard, in order.</summary>
    public ConcurrentQueue<object> Messages { get; } = new();

    /// <summary>Deltas that did not fit the view.</summary>
    public int Gaps { get; private set; }

    /// <summary>The fold of the frames so far.</summary>
    public HallView View => _fold.View ?? throw new InvalidOperationException("No keyframe yet.");

    public MyState? Me => Messages.OfType<MyState>().LastOrDefault();

    public byte[] Heard => _protocol.Heard;

    public Task<Exception?> Closed => _closed.Task;

    /// <returns>The guest, with keyframe and Me.</returns>
    /// <param name="from">The address that a proxy would say this person has.</param>
    public static async Task<Guest> EnterAsync(Uri server, TicketGranted ticket, WireFormat wire = WireFormat.Json, string? from = null)
    {
        var guest = await DialAsync(server, ticket, wire, from);
        await guest.UntilAsync("keyframe and Me", g => g.Me is not null);
        return guest;
    }

    /// <summary>Connects without waiting for what the server says first.</summary>
    public static async Task<Guest> DialAsync(Uri server, TicketGranted ticket, WireFormat wire = WireFormat.Json, string? from = null)
    {
        var guest = new Guest(server, ticket, wire, from);
        await guest.Connection.StartAsync().Within();
        return guest;
    }

    public Task<Outcome> CallAsync(string method, params object?[] arguments) => Connection.InvokeCoreAsync<Outcome>(method, arguments).Within();

    public async Task<Outcome> MustAsync(string method, params object?[] arguments)
    {
        var outcome = await CallAsync(method, arguments);
        Assert.True(outcome.Ok, $"{method}: {outcome.Error}");
        return outcome;
    }

    public Task<Outcome> VoteAsync(string pollId, Ballot ballot) => CallAsync("CastBallot", new CastBallot { PollId = pollId, Ballot = ballot });

    public async Task UntilAsync(string what, Func<Guest, bool> condition)
    {
        try
        {
            await BoundedWait.UntilAsync(what, Holds, TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} Heard: {string.Join(" | ", Messages.TakeLast(5))}");
        }

        bool Holds() => _fold.View is not null && condition(this);
    }

    /// <summary>The one poll that this guest sees.</summary>
    public PollView? Only => View.Polls.Count == 1 ? View.Polls[0] : null;

    public TallyView? Tally(string pollId) => View.Polls.FirstOrDefault(p => p.Id == pollId)?.Tally;

    public async ValueTask DisposeAsync() => await Connection.DisposeAsync();

    private void Keep<T>(string name, Action<T>? then = null)
        where T : notnull => Connection.On<T>(name, message =>
        {
            then?.Invoke(message);
            Messages.Enqueue(message);
        });
}
