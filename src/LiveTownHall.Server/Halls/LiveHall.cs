using LiveTownHall.Server.Access;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Halls;

/// <summary>
/// A hall in this node's memory: its journal session, the people connected here, and what slices have hung on it. A slice offers its pieces as extension properties, such as
/// <c>hall.Screens</c>.
/// </summary>
internal sealed class LiveHall : IAsyncDisposable
{
    private readonly Dictionary<Type, object> _pieces = [];

    /// <summary>What is not made yet; an entry without a piece is being made.</summary>
    private readonly Dictionary<Type, HallPiece?> _waiting;

    private readonly List<object> _inOrder = [];

    /// <exception cref="InvalidOperationException">Pieces need each other in a circle, or one that nobody registered.</exception>
    public LiveHall(HallSession session, HallPeople people, LimitSettings limits, IEnumerable<HallPiece> pieces)
    {
        (Session, People, Limits) = (session, people, limits);
        var registered = pieces.ToList();
        _waiting = registered.ToDictionary(piece => piece.Type, HallPiece? (piece) => piece);
        foreach (var piece in registered)
        {
            if (!_pieces.ContainsKey(piece.Type))
                Make(piece.Type);
        }
    }

    public HallSession Session { get; }

    /// <summary>The people connected to this node.</summary>
    public HallPeople People { get; }

    /// <summary>How much of a thing this server takes from one person.</summary>
    public LimitSettings Limits { get; }

    /// <summary>The piece that a slice has registered. From any thread once the hall is made; while it is made, only by pieces that are being made.</summary>
    public T Get<T>()
        where T : class
        => (T)(_pieces.GetValueOrDefault(typeof(T)) ?? Make(typeof(T)));

    /// <summary>Lets the pieces do what must be done before anybody comes in.</summary>
    public async Task StartAsync()
    {
        foreach (var piece in _inOrder.OfType<IStartsWithHall>())
            await piece.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        foreach (var piece in Enumerable.Reverse(_inOrder).OfType<IDisposable>())
            piece.Dispose();
    }

    private object Make(Type type)
    {
        if (!_waiting.TryGetValue(type, out var registered))
            throw new InvalidOperationException($"No slice hangs a {type.Name} on halls.");
        if (registered is null)
            throw new InvalidOperationException($"A {type.Name} needs itself, by way of the pieces it takes from the hall.");
        _waiting[type] = null;
        var piece = registered.Make(this);
        _pieces.Add(type, piece);
        _inOrder.Add(piece);
        return piece;
    }
}
