using System.Net.WebSockets;
using LiveTownHall.Client.Http;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveTownHall.Client.Connection;

/// <summary>Keeps one client connected for as long as it lives: ticket, hub, keyframe; and from the start again, with jittered waits, when anything breaks.</summary>
/// <remarks>Every attempt takes a fresh ticket, because one lives a minute, for the same person, by the token of the first.</remarks>
internal sealed class HallLink : IAsyncDisposable
{
    private static readonly HttpClient SharedHttp = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) });
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ClosedHallPause = TimeSpan.FromSeconds(60);

    private readonly HallClientOptions _options;
    private readonly Action<HubConnection> _prepare;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _firstOnline = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HubConnection? _hub;
    private Task _running = Task.CompletedTask;
    private TaskCompletionSource? _keyframe;
    private Ended? _goodbye;
    private int _server;
    private int _timesOnline;

    /// <param name="prepare">Subscribes to the messages of a new hub connection.</param>
    public HallLink(HallClientOptions options, Action<HubConnection> prepare)
    {
        if (options.Servers.Count == 0)
            throw new ArgumentException("At least one server is needed.", nameof(options));
        (_options, _prepare, AttendeeToken) = (options, prepare, options.Attendee);
    }

    public LinkState State { get; private set; } = LinkState.Connecting;

    /// <summary>Why the state is <see cref="LinkState.Refused"/>.</summary>
    public Refusal? Refusal { get; private set; }

    public string? AttendeeToken { get; private set; }

    public string? AttendeeId { get; private set; }

    /// <summary>Counts up before it is told that the client is online.</summary>
    public int TimesOnline => Volatile.Read(ref _timesOnline);

    public event Action<LinkState>? Changed;

    /// <summary>Starts; returns when the first keyframe is there.</summary>
    /// <exception cref="RefusedException">The server will not have this client.</exception>
    public Task StartAsync(CancellationToken cancellation)
    {
        _running = RunAsync();
        return _firstOnline.Task.WaitAsync(cancellation);
    }

    public void KeyframeCame() => _keyframe?.TrySetResult();

    public void GoodbyeCame(Ended ended) => _goodbye = ended;

    /// <summary>Calls a hub method.</summary>
    /// <param name="noAnswer">What a call without an answer returns: a refusal with the code <see cref="ClientRefusals.Disconnected"/>.</param>
    /// <exception cref="HubException">The server could not read the argument, or failed.</exception>
    public async Task<T> InvokeAsync<T>(string method, object?[] arguments, T noAnswer, CancellationToken cancellation)
    {
        if (State != LinkState.Online || _hub is not { State: HubConnectionState.Connected } hub)
            return noAnswer;
        try
        {
            return await hub.InvokeCoreAsync<T>(method, arguments, cancellation);
        }
        catch (Exception e) when (IsConnectionLoss(e) && !cancellation.IsCancellationRequested)
        {
            return noAnswer;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        await _running;
        _firstOnline.TrySetCanceled();
        Tell(LinkState.Stopped);
        _stop.Dispose();
    }

    private static bool IsConnectionLoss(Exception e)
        => e is InvalidOperationException or IOException or WebSocketException or OperationCanceledException or HttpRequestException or ObjectDisposedException
            or ConnectionAbortedException;

    private async Task RunAsync()
    {
        var attempt = 0;
        while (!_stop.IsCancellationRequested)
        {
            var atLeast = TimeSpan.Zero;
            _goodbye = null;
            try
            {
                if (await LiveAsync())
                    attempt = 0;
                atLeast = PauseAfter(_goodbye);
            }
            catch (RefusedException refused) when (!refused.IsTransient)
            {
                Refusal = refused.Refusal;
                Tell(LinkState.Refused);
                _firstOnline.TrySetException(refused);
                return;
            }
            catch (RefusedException refused)
            {
                atLeast = refused.RetryAfter ?? TimeSpan.Zero;
            }
            catch (Exception e) when (IsConnectionLoss(e) || e is TimeoutException or HubException)
            {
                // The next attempt tells.
            }

            if (State == LinkState.Online)
                Tell(LinkState.Offline);
            _server++;
            await WaitAsync(atLeast + _options.Reconnecting.Wait(attempt++));
        }
    }

    /// <summary>One connection's whole life.</summary>
    /// <returns>Whether it was ever online.</returns>
    private async Task<bool> LiveAsync()
    {
        var server = _options.Servers[_server % _options.Servers.Count];
        var http = new TownHallHttp(_options.Http ?? SharedHttp, server);
        var granted = await http.TicketAsync(_options.HallId, _options.TicketFor(AttendeeToken), _stop.Token).WaitAsync(StartPatience, _options.Time);
        (AttendeeToken, AttendeeId) = (granted.Attendee, granted.AttendeeId);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var keyframe = _keyframe = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var hub = Build(server, granted);
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        _hub = hub;
        await hub.StartAsync(_stop.Token).WaitAsync(StartPatience, _options.Time);
        if (await Task.WhenAny(keyframe.Task, closed.Task).WaitAsync(StartPatience, _options.Time, _stop.Token) != keyframe.Task)
            return false;
        Interlocked.Increment(ref _timesOnline);
        Tell(LinkState.Online);
        _firstOnline.TrySetResult();
        try
        {
            await closed.Task.WaitAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopping; the hub is disposed on the way out.
        }

        return true;
    }

    private HubConnection Build(Uri server, TicketGranted granted)
    {
        var hub = HallConnection.Make(server, granted, HallConnection.Protocol(_options.Encoding));
        _prepare(hub);
        return hub;
    }

    private static TimeSpan PauseAfter(Ended? goodbye) => goodbye switch
    {
        { RetryAfterMs: { } ms } => TimeSpan.FromMilliseconds(ms),
        { Reason: EndReasons.HallClosed } => ClosedHallPause,
        _ => TimeSpan.Zero,
    };

    private async Task WaitAsync(TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait, _options.Time, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private void Tell(LinkState state)
    {
        State = state;
        Changed?.Invoke(state);
    }
}
