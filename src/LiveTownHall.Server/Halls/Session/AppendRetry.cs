using LiveTownHall.Journal;
using Polly;
using Polly.Retry;

namespace LiveTownHall.Server.Halls;

/// <summary>Goes on until the store answers: what was taken in is not given up, and a batch has an id that makes repeating it safe.</summary>
internal static class AppendRetry
{
    public static ResiliencePipeline Until(TimeProvider time) => Retry(time, int.MaxValue);

    /// <summary>For a caller who waits: a few attempts, then the exception.</summary>
    public static ResiliencePipeline Briefly(TimeProvider time) => Retry(time, 3);

    private static ResiliencePipeline Retry(TimeProvider time, int attempts) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<JournalUnavailableException>(),
            MaxRetryAttempts = attempts,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(100),
            MaxDelay = TimeSpan.FromSeconds(2),
            UseJitter = true,
        })
        .Build();
}
