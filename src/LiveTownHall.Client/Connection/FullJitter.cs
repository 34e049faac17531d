namespace LiveTownHall.Client.Connection;

/// <summary>Exponential backoff with full jitter: anywhere between nothing and a ceiling that doubles with each attempt.</summary>
/// <remarks>
/// The whole range, not only its upper end, is what keeps a hall full of clients from coming back in waves.
/// Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
/// </remarks>
/// <param name="First">Ceiling of the first wait.</param>
/// <param name="Longest">Ceiling of every wait.</param>
public sealed record FullJitter(TimeSpan First, TimeSpan Longest)
{
    /// <summary>For connections: 1 s, doubling up to 20 s; the same as in the web client.</summary>
    public static readonly FullJitter Connecting = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));

    /// <summary>For ballots that a busy server sent back.</summary>
    public static readonly FullJitter Resending = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5));

    /// <summary>Draws from 0 (inclusive) to 1 (exclusive).</summary>
    public Func<double> Draw { get; init; } = Random.Shared.NextDouble;

    /// <param name="attempt">Attempts that failed before, from 0.</param>
    public TimeSpan Ceiling(int attempt) => First * Math.Min(Math.Pow(2, attempt), Longest / First);

    /// <inheritdoc cref="Ceiling"/>
    public TimeSpan Wait(int attempt) => Ceiling(attempt) * Draw();
}
