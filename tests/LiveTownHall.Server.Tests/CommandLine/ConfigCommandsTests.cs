using System.Text.Json;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;

namespace LiveTownHall.Server.Tests.CommandLine;

/// <summary><c>config check</c> and <c>config print</c>.</summary>
public sealed class ConfigCommandsTests : IDisposable
{
    private const string Canary = "canary-7f3a";

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_setting_is_printed_and_no_secret()
    {
        var file = Path.Combine(_folder.Path, "settings.json");
        await File.WriteAllTextAsync(file, $$"""{ "creatorKey": "{{Canary}}", "publicUrl": "https://town.example" }""");
        var run = await CommandRun.DoneAsync("config", "print", "--json", "--config", file, "--redis", $"redis.example:6379,password={Canary},user={Canary},ssl=true");
        Assert.DoesNotContain(Canary, run.Output, StringComparison.Ordinal);
        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(run.Output)!;
        Assert.Equal("https://town.example", values["TOWNHALL__PUBLICURL"]);
        Assert.Equal("redis.example:6379,password=(hidden),user=(hidden),ssl=true", values["TOWNHALL__REDIS"]);
        Assert.Equal(typeof(LimitSettings).GetProperties().Length, values.Keys.Count(k => k.StartsWith("TOWNHALL__LIMITS__", StringComparison.Ordinal)));
        Assert.Contains("TOWNHALL__PUBLICURL=https://town.example", (await CommandRun.DoneAsync("config", "print", "--config", file)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--store", $"redis:password={Canary},redis.example:6379", "redis:password=(hidden),redis.example:6379")]
    [InlineData("--store", $"redis:redis.example:6379, Password = {Canary}", "redis:redis.example:6379,password=(hidden)")]
    [InlineData("--redis", $"redis://town:{Canary}@redis.example:6379", "redis://(hidden)")]
    [InlineData("--store", "sqlite:./data@home", "sqlite:./data@home")]
    public async Task Wherever_a_password_stands_in_the_address_of_a_store_it_is_hidden(string option, string value, string printed)
    {
        var run = await CommandRun.DoneAsync("config", "print", option, value);
        Assert.DoesNotContain(Canary, run.Output, StringComparison.Ordinal);
        Assert.Contains($"TOWNHALL__{option[2..].ToUpperInvariant()}={printed}\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_checked_with_their_store_and_without_serving()
    {
        Assert.Contains("no store in", (await CommandRun.DoneAsync("config", "check", "--data", Path.Combine(_folder.Path, "new"))).Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "new")));
        await CommandRun.DoneAsync("config", "check", "--store", "memory:");
        foreach (var other in new[] { new TownhallSettings { Store = "memory:", RedisWaitReplicas = 1 }, new TownhallSettings { Data = _folder.Path, RedisWaitReplicas = 1 } })
        {
            var flaw = await Assert.ThrowsAsync<SettingsException>(() => StoreKinds.Known.OpenAsync(other, StoreUse.Serve, null));
            Assert.Contains("REDISWAITREPLICAS", flaw.Message, StringComparison.Ordinal);
        }

        Assert.Contains("different stores", await CommandRun.FailsAsync(2, "config", "check", "--data", _folder.Path, "--store", "memory:"), StringComparison.Ordinal);
        Assert.Contains("can't be read", await CommandRun.FailsAsync(2, "config", "check", "--config", Path.Combine(_folder.Path, "none.json")), StringComparison.Ordinal);
        Assert.NotEmpty(await CommandRun.FailsAsync(1, "config", "check", "--redis", $"127.0.0.1:{FreePort.Next()}"));
    }
}
