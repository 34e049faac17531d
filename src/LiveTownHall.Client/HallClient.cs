using LiveTownHall.Client.Connection;
using LiveTownHall.Client.Http;
using LiveTownHall.Client.State;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveTownHall.Client;

/// <summary>What both hubs have in common: a connection that comes back by itself, and the hall as the fold of its frames.</summary>
/// <remarks>Events are raised one at a time on the connection's own receive loop: return quickly and never wait for an answer of this client in a handler.</remarks>
public abstract class HallClient : IAsyncDisposable
{
    private static readonly QuestionPage NoPage = new() { Ok = false, Error = ClientRefusals.NoAnswer.Error };

    private readonly HallLink _link;
    private readonly HallFold _fold = new();
    private volatile MyState? _mine;

    private protected HallClient(HallClientOptions options)
    {
        _link = new HallLink(options, Subscribe);
        _link.Changed += state => LinkChanged?.Invoke(state);
    }

    /// <summary>The newest view; null before the first keyframe. Kept, and ageing, while the connection is away.</summary>
    public HallView? View => _fold.View;

    /// <summary>What only this person sees; null before it was heard.</summary>
    public MyState? Mine => _mine;

    public LinkState Link => _link.State;

    /// <summary>Why <see cref="Link"/> is <see cref="LinkState.Refused"/>.</summary>
    public Refusal? Refusal => _link.Refusal;

    /// <summary>The token by which a later program comes back as the same person.</summary>
    public string? AttendeeToken => _link.AttendeeToken;

    public string? AttendeeId => _link.AttendeeId;

    private protected int TimesOnline => _link.TimesOnline;

    /// <summary>The view changed, by a keyframe or a delta.</summary>
    public event Action<HallView>? ViewChanged;

    public event Action<HallView>? Keyframe;

    /// <summary>As it came, also where it did not fit the view.</summary>
    public event Action<HallDelta>? Delta;

    public event Action<MyState>? Me;

    public event Action<Notice>? Notice;

    public event Action<Ended>? Ended;

    public event Action<LinkState>? LinkChanged;

    /// <summary>Connects, and goes on connecting until disposed. Returns when the first keyframe is there.</summary>
    /// <exception cref="RefusedException">The server will not have this client.</exception>
    public Task ConnectAsync(CancellationToken cancellation = default) => _link.StartAsync(cancellation);

    /// <summary>Asks for a keyframe; the client does so by itself when a delta does not fit.</summary>
    public Task<Outcome> ResyncAsync(CancellationToken cancellation = default) => _link.InvokeAsync("Resync", [], ClientRefusals.NoAnswer, cancellation);

    /// <summary>The first view, from the present one on, of which <paramref name="condition"/> holds.</summary>
    public async Task<HallView> ViewWhenAsync(Func<HallView, bool> condition, CancellationToken cancellation = default)
    {
        var found = new TaskCompletionSource<HallView>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(HallView view)
        {
            if (condition(view))
                found.TrySetResult(view);
        }

        ViewChanged += Look;
        try
        {
            if (View is { } now)
                Look(now);
            return await found.Task.WaitAsync(cancellation);
        }
        finally
        {
            ViewChanged -= Look;
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _link.DisposeAsync();
    }

    /// <summary>Pages through, and searches, the questions this person may see.</summary>
    public Task<QuestionPage> FindQuestionsAsync(FindQuestions find, CancellationToken cancellation = default)
        => _link.InvokeAsync("FindQuestions", [find], NoPage, cancellation);

    /// <summary>Near-duplicates of a text that is being written, among the questions everybody may see.</summary>
    public Task<QuestionPage> SimilarQuestionsAsync(string text, string? language = null, CancellationToken cancellation = default)
        => _link.InvokeAsync("SimilarQuestions", [new SimilarQuestions { Text = text, Language = language }], NoPage, cancellation);

    private protected Task<Outcome> InvokeAsync(string method, object? argument, CancellationToken cancellation)
        => InvokeAsync(method, argument, ClientRefusals.NoAnswer, cancellation);

    private protected Task<T> InvokeAsync<T>(string method, object? argument, T noAnswer, CancellationToken cancellation)
        => _link.InvokeAsync(method, [argument], noAnswer, cancellation);

    private protected virtual void Subscribe(HubConnection hub)
    {
        _fold.Begin();
        hub.On<HallView>(HubNames.Keyframe, OnKeyframe);
        hub.On<HallDelta>(HubNames.Delta, OnDelta);
        hub.On<MyState>(HubNames.Me, me =>
        {
            _mine = me;
            Me?.Invoke(me);
        });
        hub.On<Notice>(HubNames.Notice, notice => Notice?.Invoke(notice));
        hub.On<Ended>(HubNames.Ended, ended =>
        {
            _link.GoodbyeCame(ended);
            Ended?.Invoke(ended);
        });
    }

    private void OnKeyframe(HallView view)
    {
        _fold.Take(view);
        Keyframe?.Invoke(view);
        ViewChanged?.Invoke(view);
        _link.KeyframeCame();
    }

    private void OnDelta(HallDelta delta)
    {
        Delta?.Invoke(delta);
        var fit = _fold.Take(delta);
        if (fit == DeltaFit.Gap)
            _ = ResyncAsync();
        else if (fit == DeltaFit.Applied)
            ViewChanged?.Invoke(_fold.View!);
    }
}
