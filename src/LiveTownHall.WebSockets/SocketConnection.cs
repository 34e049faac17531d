using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace LiveTownHall.WebSockets;

/// <summary>One WebSocket as SignalR sees it: what a hub connection may ask of its transport, and nothing that costs memory for each idle client.</summary>
/// <remarks>It is its own feature collection: a dictionary per connection would be the larger part of it.</remarks>
public sealed class SocketConnection : ConnectionContext, IDuplexPipe, IFeatureCollection, IConnectionIdFeature, IConnectionItemsFeature, IConnectionTransportFeature,
    IConnectionUserFeature, IConnectionHeartbeatFeature, IConnectionLifetimeFeature, IConnectionLifetimeNotificationFeature, ITransferFormatFeature, IHttpContextFeature,
        IHttpTransportFeature
{
    private readonly Arrival _arrival;
    private readonly SocketWriter _writer;
    private readonly CancellationTokenSource _closed = new();
    private readonly Action _abort;
    private MessageReader? _reader;
    private int _silentBeats;
    private (Action<object> Act, object State)[] _heartbeats = [];
    private IDictionary<object, object?>? _items;
    private Dictionary<Type, object>? _more;

    private ClaimsPrincipal? _user;

    internal SocketConnection(string id, Arrival arrival, PipeReader input, SocketWriter writer, Action abort, CancellationToken goingDown)
    {
        (ConnectionId, _arrival, Input, _writer, _abort) = (id, arrival, input, writer, abort);
        Transport = this;
        ConnectionClosed = _closed.Token;
        ConnectionClosedRequested = goingDown;
    }

    public override string ConnectionId { get; set; }

    public override IFeatureCollection Features => this;

    public override IDictionary<object, object?> Items
    {
        get => _items ??= new ConnectionItems();
        set => _items = value;
    }

    public override IDuplexPipe Transport { get; set; }

    public override CancellationToken ConnectionClosed { get; set; }

    public CancellationToken ConnectionClosedRequested { get; set; }

    public PipeReader Input { get; }

    public PipeWriter Output => _writer;

    /// <summary>Whom the doorman let in; null where the connection came by HTTP.</summary>
    public IVisitor? Visitor => _arrival.Visitor;

    /// <summary>From where they came; behind a believed proxy as that says.</summary>
    public IPAddress? Address => _arrival.Address;

    /// <summary>Whether somebody asked for the principal.</summary>
    public bool HasUser => _user is not null;

    /// <summary>Made when somebody asks: a principal and its claims are larger than what they say.</summary>
    public ClaimsPrincipal? User
    {
        get => _user ??= _arrival.Http?.User ?? _arrival.Visitor?.ToPrincipal();
        set => _user = value;
    }

    /// <summary>Null where the connection came in by the front door.</summary>
    public HttpContext? HttpContext
    {
        get => _arrival.Http;
        set => throw new NotSupportedException();
    }

    public HttpTransportType TransportType => HttpTransportType.WebSockets;

    public TransferFormat SupportedFormats => TransferFormat.Text | TransferFormat.Binary;

    /// <summary>Set by SignalR once the client said which protocol it speaks.</summary>
    public TransferFormat ActiveFormat
    {
        get => _writer.IsBinary ? TransferFormat.Binary : TransferFormat.Text;
        set => _writer.IsBinary = value == TransferFormat.Binary;
    }

    public bool IsReadOnly => false;

    public int Revision => 0;

    public object? this[Type key]
    {
        get => _more is not null && _more.TryGetValue(key, out var other) ? other : key.IsInstanceOfType(this) ? this : null;
        set
        {
            if (value is null)
                _more?.Remove(key);
            else
                (_more ??= [])[key] = value;
        }
    }

    /// <summary>The short way for frames that were built before.</summary>
    public IFrameLine Line => _writer;

    public TFeature? Get<TFeature>() => _more is null && this is TFeature own ? own : (TFeature?)this[typeof(TFeature)];

    public void Set<TFeature>(TFeature? instance) => this[typeof(TFeature)] = instance;

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => (_more ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Ended by the hub or for a reason of its own: the client gets no goodbye.</summary>
    public override void Abort(ConnectionAbortedException abortReason) => _abort();

    public override void Abort() => _abort();

    /// <summary>Ends the connection with a goodbye that says why.</summary>
    /// <param name="status">See RFC 6455, section 7.4, such as <see cref="WebSocketFrame.PolicyViolation"/>.</param>
    /// <param name="reason">ASCII, at most 123 characters.</param>
    public void Close(ushort status, string reason)
    {
        _writer.CloseAs(status, reason);
        RequestClose();
    }

    public void RequestClose() => Input.CancelPendingRead();

    /// <summary>Tells the hub that nobody is there any more, whatever it is doing.</summary>
    internal void End() => ThreadPool.UnsafeQueueUserWorkItem(static closed => closed.Cancel(), _closed, preferLocal: true);

    public void OnHeartbeat(Action<object> action, object state) => _heartbeats = [.. _heartbeats, (action, state)];

    /// <summary>Where it can be seen whether the client says anything.</summary>
    internal void HearBy(MessageReader reader) => _reader = reader;

    /// <summary>Called every few seconds: SignalR sends its pings and looks for clients that have fallen silent, as far as they ever pinged it.</summary>
    /// <param name="patience">Beats that any client may be silent for, though halfway it is sent a ping; 0 for no limit.</param>
    /// <returns>False where it has been silent for too long, and was ended.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "One connection's trouble must not keep the others from their heartbeat.")]
    internal bool Beat(int patience)
    {
        foreach (var (act, state) in _heartbeats)
            act(state);
        return patience == 0 || !HasFallenSilent(patience);
    }

    private bool HasFallenSilent(int patience)
    {
        if (_reader is not { WasHeard: false })
        {
            _reader?.WasHeard = false;
            _silentBeats = 0;
            return false;
        }

        _silentBeats++;
        if (_silentBeats == (patience + 1) / 2)
            _writer.Ping();
        if (_silentBeats < patience)
            return false;
        _abort();
        return true;
    }
}
