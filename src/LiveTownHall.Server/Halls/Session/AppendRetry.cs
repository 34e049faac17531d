using LiveTownHall.Journal;
using LiveTownHall.Tally;
using Polly;
using Polly.Retry;

namespace LiveTownHall.Server.Halls;

/// <summary>Goes on until the store answers: what was taken in is not given up, and a batch has an id that makes repeating it safe.</summary>
internal static class AppendRetry
{
    public static ResiliencePipeline Until(TimeProvider time) => Retry(time, int.MaxValue);

    /// <summary>For a caller who waits: a few attempts, then the exception.</summary>
    public static ResiliencePipeline Briefly(TimeProvider time) => Retry(time, 3);

    /// <summary>As ExecuteAsync does; what comes after each attempt goes on where it was called.</summary>
    public static async ValueTask<TResult> InPlaceAsync<TResult, TState>(
        this ResiliencePipeline pipeline, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, CancellationToken cancellation)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, cancellation);
        try
        {
            return await pipeline.ExecuteAsync(
                static (context, call) => call.Attempt(call.State, context.CancellationToken), context, (Attempt: attempt, State: state));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ResiliencePipeline Retry(TimeProvider time, int attempts) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<JournalUnavailableException>(),
            MaxRetryAttempts = attempts,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(100),
            MaxDelay = TimeSpan.FromSeconds(2),
            UseJitter = true,
            Randomizer = Pool.Chance,
        })
        .Build();
}
