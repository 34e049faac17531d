namespace LiveTownHall.Server.Fanout;

internal static partial class FanoutLog
{
    [LoggerMessage(20, LogLevel.Error, "A tick failed; the next one shows what this one missed")]
    public static partial void TickFailed(ILogger logger, Exception exception);
}
