using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>What a server says of itself.</summary>
internal static class RedisSettings
{
    public static async Task<Dictionary<string, string>> InfoAsync(IServer server)
        => (await server.InfoAsync().ConfigureAwait(false)).SelectMany(static section => section).ToDictionary(static line => line.Key, static line => line.Value);

    /// <summary>The value of a setting; <c>unknown</c> where it may not be asked for: hosted Redis often forbids CONFIG.</summary>
    public static async Task<string> ConfigAsync(IServer server, string name)
    {
        try
        {
            var answer = await server.ExecuteAsync("CONFIG", "GET", name).ConfigureAwait(false);
            return answer.ToDictionary().TryGetValue(name, out var value) ? (string)value! : "unknown";
        }
        catch (Exception forbidden) when (forbidden is RedisCommandException or RedisServerException)
        {
            return "unknown";
        }
    }
}
