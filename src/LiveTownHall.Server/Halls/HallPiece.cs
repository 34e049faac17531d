namespace LiveTownHall.Server.Halls;

/// <summary>Something that a slice hangs on every hall in memory, such as the screens that watch it. Registered by <see cref="HallPieces.AddToHalls"/>.</summary>
/// <param name="type">By which <see cref="LiveHall.Get"/> finds it.</param>
internal sealed class HallPiece(Type type, Func<LiveHall, object> make)
{
    public Type Type => type;

    public object Make(LiveHall hall) => make(hall);
}

/// <summary>A piece that has something to do before anybody is let into the hall.</summary>
internal interface IStartsWithHall
{
    Task StartAsync();
}

internal static class HallPieces
{
    /// <summary>
    /// Every hall gets one when it is loaded. One that can be disposed is, when the hall leaves memory. What it needs of other slices it takes from the hall, whoever
    /// registered first.
    /// </summary>
    public static IServiceCollection AddToHalls<T>(this IServiceCollection services, Func<LiveHall, IServiceProvider, T> make)
        where T : class
        => services.AddSingleton(all => new HallPiece(typeof(T), hall => make(hall, all)));
}
