using Microsoft.AspNetCore.SignalR;
using StackExchange.Redis;

namespace LiveTownHall.Baselines;

/// <summary>Live voting as tutorials build it: one Redis script that deduplicates and counts, then one broadcast of the result, for each vote.</summary>
public sealed class VoteHub(VoteScript script) : Hub
{
    private const string Everybody = "voters";

    public override async Task OnConnectedAsync()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, Everybody);
        await Clients.Caller.SendAsync("Frame", "welcome");
    }

    public async Task<bool> Vote(string voter, string option)
    {
        var counts = await script.CountAsync(voter, option);
        await Clients.Group(Everybody).SendAsync("Frame", counts);
        return true;
    }
}

/// <summary>The script: a voter's former choice is taken back, the new one counted, the counts returned.</summary>
public sealed class VoteScript(IConnectionMultiplexer redis)
{
    private const string Script = """
        local former = redis.call('HGET', KEYS[1], ARGV[1])
        if former ~= ARGV[2] then
          if former then redis.call('HINCRBY', KEYS[2], former, -1) end
          redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
          redis.call('HINCRBY', KEYS[2], ARGV[2], 1)
        end
        return redis.call('HGETALL', KEYS[2])
        """;

    private static readonly RedisKey[] Keys = ["baseline:voters", "baseline:counts"];

    public async Task<string[]> CountAsync(string voter, string option)
        => (string[])(await redis.GetDatabase().ScriptEvaluateAsync(Script, Keys, [voter, option]))!;
}
