namespace LiveTownHall.Server.Halls;

/// <summary>Every log line about halls. No line carries a hall's id, a name, a token, a ballot or a text.</summary>
internal static partial class HallLog
{
    [LoggerMessage(1, LogLevel.Error, "A batch could not be appended; its authors were told to send it again")]
    public static partial void AppendFailed(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Critical, "A hall's journal is damaged at position {Position}; the hall is not served from here on. Run 'replay' to see what is readable")]
    public static partial void JournalDamaged(ILogger logger, long position);

    [LoggerMessage(3, LogLevel.Critical, "A hall's journal holds a batch of a newer format at position {Position}; the hall is not served by this version")]
    public static partial void JournalTooNew(ILogger logger, long position);

    [LoggerMessage(4, LogLevel.Information, "Hall loaded: {Batches} batches in {Milliseconds} ms")]
    public static partial void Loaded(ILogger logger, long batches, long milliseconds);

    [LoggerMessage(5, LogLevel.Information, "Hall unloaded: nobody watches it")]
    public static partial void Unloaded(ILogger logger);

    [LoggerMessage(6, LogLevel.Warning, "Halls could not be flushed before shutdown; unanswered ballots stay in the phones' outboxes")]
    public static partial void FlushIncomplete(ILogger logger);

    [LoggerMessage(7, LogLevel.Critical,
        "The store no longer holds what it held at position {Position} of a hall; the hall is opened anew from what the store has and what this node remembers")]
    public static partial void StoreChanged(ILogger logger, long position);

    [LoggerMessage(8, LogLevel.Critical, "After the store changed a hall was given back {Restored} batches; {Lost} are lost, {Refused} facts are refused where they stand now")]
    public static partial void Restored(ILogger logger, int restored, long lost, int refused);

    [LoggerMessage(9, LogLevel.Critical, "After the store changed a hall could not be given back what was lost: its journal is damaged at position {Position}")]
    public static partial void NotRestored(ILogger logger, long position);

    [LoggerMessage(11, LogLevel.Critical,
        "The batch at position {Position} of a hall was written behind another journal than the one that the store has; the hall is served as the store has it. Run 'verify'")]
    public static partial void ChainBroken(ILogger logger, long position);

    [LoggerMessage(12, LogLevel.Critical,
        "The store is not the one that this node had read: of a hall it had read position {Position}, and what was there is another journal or missing ({Missing} batches)")]
    public static partial void StoreExchanged(ILogger logger, long position, long missing);

    [LoggerMessage(13, LogLevel.Warning, "What this node has read could not be written down beside the store; it is tried again")]
    public static partial void WitnessFailed(ILogger logger, Exception exception);

    [LoggerMessage(10, LogLevel.Error, "Something that follows a hall failed at a change; the hall goes on without it")]
    public static partial void ListenerFailed(ILogger logger, Exception exception);
}
