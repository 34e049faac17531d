using LiveTownHall.Journal;
using LiveTownHall.Server.Settings;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis;
using StackExchange.Redis;

namespace LiveTownHall.Server.Stores;

/// <summary>A Redis that any number of nodes share. Journal, backplane and pulse go over one connection.</summary>
internal sealed class RedisKind : IStoreKind
{
    public const string Name = "redis";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    public string Scheme => Name;

    public string Example => "redis:localhost:6379";

    public async ValueTask<OpenedStore> OpenAsync(string place, StoreOpening opening)
    {
        var options = new JournalOptions { ReplicasPerAppend = opening.Settings.RedisWaitReplicas };
        var connection = await ConnectAsync(place, options);
        var store = StoreFactory.OpenRedis(connection, options, opening.Log);
        if (opening.Use != StoreUse.Serve && await store.CheckAsync() is var check && (check.IsAway || check.IsTooNew))
        {
            await store.DisposeAsync();
            throw new JournalUnavailableException(check.Errors[0]);
        }

        return new OpenedStore(store)
        {
            WhatIsKept = "every counted vote is in Redis",
            Pulse = new RedisPulseLine(connection),
            ConnectionManager = typeof(RedisHubLifetimeManager<>),
            AddBackplane = signalR => signalR.AddStackExchangeRedis(redis => redis.ConnectionFactory = _ => WaitAsync(connection)),
        };
    }

    private static async Task<IConnectionMultiplexer> ConnectAsync(string place, JournalOptions options)
    {
        try
        {
            return await StoreFactory.ConnectRedisAsync(place, options);
        }
        catch (Exception flaw) when (flaw is ArgumentException or FormatException)
        {
            // Its own message may repeat what was written, a password included.
            throw new SettingsException("The Redis configuration can't be read. It is written like localhost:6379,password=...,ssl=true (StackExchange.Redis).");
        }
    }

    /// <summary>The backplane subscribes once and for all when it gets its connection, so it must not get it before it can.</summary>
    private static async Task<IConnectionMultiplexer> WaitAsync(IConnectionMultiplexer connection)
    {
        while (true)
        {
            try
            {
                await connection.GetSubscriber().PingAsync();
                return connection;
            }
            catch (Exception notYet) when (notYet is RedisException or RedisTimeoutException)
            {
                await Task.Delay(BetweenLooks);
            }
        }
    }
}
