using LiveTownHall.Server.Halls;
using Microsoft.Extensions.Logging;

namespace LiveTownHall.Simulation.Tests.Halls;

/// <summary>What a node says to whoever runs it: losses must be said here.</summary>
internal sealed class NodeLog(Action<string> note) : ILogger<HallRegistry>
{
    private const int Restored = 8;

    /// <summary>Batches that were said to be lost.</summary>
    public long Lost { get; private set; }

    /// <summary>Facts that were said to be refused where they stand now.</summary>
    public long RefusedAgain { get; private set; }

    /// <summary>What a sound node never says.</summary>
    public List<string> Alarms { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception);
        if (eventId.Id == Restored && state is IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            Lost += (long)values.First(value => value.Key == "Lost").Value!;
            RefusedAgain += (int)values.First(value => value.Key == "Refused").Value!;
        }

        if (logLevel >= LogLevel.Error && eventId.Id is 1 or 2 or 3 or 9 or 10 or 11)
            Alarms.Add($"{line} {exception}");
        note(line);
    }
}
