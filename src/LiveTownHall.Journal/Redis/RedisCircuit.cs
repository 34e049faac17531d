using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>What stands between us and a Redis that is slow or away: a timeout for each attempt, jittered retries, and one circuit for all of them.</summary>
/// <remarks>
/// An attempt that timed out may still arrive; every command that goes through here is safe to repeat. The circuit opens when half of
/// the last three seconds' attempts failed, and a ping every <see cref="JournalOptions.BreakDuration"/> finds out when to close it.
/// </remarks>
internal sealed class RedisCircuit : IAsyncDisposable
{
    // A page of a thousand batches may take longer than one batch.
    private const int PagePatience = 5;

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline _commands;
    private readonly ResiliencePipeline _pages;
    private readonly ResiliencePipeline _pings;
    private readonly JournalOptions _options;
    private readonly PeriodicTimer _pingTimer;
    private readonly Task _pinging;
    private volatile bool _hasAnswered;
    private bool _isSaid;

    public RedisCircuit(IConnectionMultiplexer connection, JournalOptions options, ILogger log)
    {
        _hasAnswered = connection.IsConnected;
        var breaker = new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = static attempt => ValueTask.FromResult(RedisFailures.IsAway(attempt.Outcome.Exception)),
                FailureRatio = 0.5,
                MinimumThroughput = 2,
                SamplingDuration = TimeSpan.FromSeconds(3),
                BreakDuration = options.BreakDuration,
                StateProvider = _state,
                OnOpened = opened =>
                {
                    // It opens again after every probe that fails.
                    if (!Interlocked.Exchange(ref _isSaid, true))
                    {
                        JournalLog.StoreIsAway(log, RedisDiagnosis.Of(opened.Outcome.Exception));
                    }

                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    _isSaid = false;
                    JournalLog.StoreIsBack(log);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
        _commands = Attempts(breaker, options, options.AttemptTimeout, options.Retries);
        _pages = Attempts(breaker, options, options.AttemptTimeout * PagePatience, options.Retries);
        _pings = Attempts(breaker, options, options.AttemptTimeout, retries: 0);
        _pingTimer = new PeriodicTimer(options.BreakDuration, options.TimeProvider);
        _options = options;
        _pinging = PingAsync(connection.GetDatabase());
    }

    public JournalHealth Health => true switch
    {
        _ when !_hasAnswered => JournalHealth.Awaited,
        _ when _state.CircuitState == CircuitState.Closed => JournalHealth.Healthy,
        _ => JournalHealth.Unavailable,
    };

    /// <summary>Runs a command that is safe to repeat.</summary>
    /// <exception cref="JournalUnavailableException">No attempt was answered in time, or the circuit is open.</exception>
    public ValueTask<T> RunAsync<T, TArgument>(Func<TArgument, Task<T>> command, TArgument argument, CancellationToken cancellation)
        => RunAsync(_commands, command, argument, cancellation);

    /// <inheritdoc cref="RunAsync{T, TArgument}(Func{TArgument, Task{T}}, TArgument, CancellationToken)"/>
    public ValueTask<T> ReadAsync<T, TArgument>(Func<TArgument, Task<T>> command, TArgument argument, CancellationToken cancellation)
        => RunAsync(_pages, command, argument, cancellation);

    public async ValueTask DisposeAsync()
    {
        _pingTimer.Dispose();
        await _pinging.ConfigureAwait(false);
    }

    private static ResiliencePipeline Attempts(ResiliencePipeline breaker, JournalOptions options, TimeSpan timeout, int retries)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider };
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = static attempt => ValueTask.FromResult(RedisFailures.IsAway(attempt.Outcome.Exception)),
                MaxRetryAttempts = retries,
                Delay = TimeSpan.FromMilliseconds(50),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            });
        }

        return builder.AddPipeline(breaker).AddTimeout(timeout).Build();
    }

    private static async ValueTask<T> RunAsync<T, TArgument>(
        ResiliencePipeline pipeline, Func<TArgument, Task<T>> command, TArgument argument, CancellationToken cancellation)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                static async (call, token) => await call.command(call.argument).WaitAsync(token).ConfigureAwait(false),
                (command, argument),
                cancellation).ConfigureAwait(false);
        }
        catch (Exception reason) when (reason is BrokenCircuitException or RedisException || RedisFailures.IsAway(reason))
        {
            throw new JournalUnavailableException("Redis does not answer.", reason);
        }
    }

    private async Task PingAsync(IDatabase redis)
    {
        while (await _pingTimer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            try
            {
                await RunAsync(_pings, static call => call.Circuit.ProbeAsync(call.Redis), (Circuit: this, Redis: redis), CancellationToken.None).ConfigureAwait(false);
                _hasAnswered = true;
            }
            catch (Exception reason) when (reason is JournalUnavailableException or ObjectDisposedException)
            {
                // The circuit has counted it; that was the purpose.
            }
        }
    }

    /// <summary>Asks for what an append asks for: a primary that answers is of no use where its replicas are missing.</summary>
    private async Task<bool> ProbeAsync(IDatabase redis)
    {
        if (_options.ReplicasPerAppend == 0)
        {
            await redis.PingAsync().ConfigureAwait(false);
            return true;
        }

        var written = redis.StringSetAsync(RedisNames.Probe, "1", TimeSpan.FromMinutes(1));
        var waited = redis.ExecuteAsync("WAIT", _options.ReplicasPerAppend, (long)(_options.AttemptTimeout.TotalMilliseconds / 2));
        await written.ConfigureAwait(false);
        var replicas = (long)await waited.ConfigureAwait(false);
        return replicas >= _options.ReplicasPerAppend ? true : throw new TooFewReplicasException(replicas, _options.ReplicasPerAppend);
    }
}
