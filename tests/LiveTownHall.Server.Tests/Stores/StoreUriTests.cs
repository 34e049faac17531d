using LiveTownHall.Server.CommandLine;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;

namespace LiveTownHall.Server.Tests.Stores;

/// <summary>One setting names the store; the former two are short forms of it.</summary>
public sealed class StoreUriTests
{
    [Theory]
    [InlineData(null, null, null, "sqlite", "./data")]
    [InlineData("sqlite:/var/town", null, null, "sqlite", "/var/town")]
    [InlineData("SQLite: ./here ", null, null, "sqlite", "./here")]
    [InlineData("memory:", null, null, "memory", "")]
    [InlineData("redis:a:6379,password=b:c,ssl=true", null, null, "redis", "a:6379,password=b:c,ssl=true")]
    [InlineData(null, "/var/town", null, "sqlite", "/var/town")]
    [InlineData(null, null, "a:6379", "redis", "a:6379")]
    [InlineData("sqlite:./here", "here/", null, "sqlite", "./here")]
    [InlineData("redis:a:6379", null, "a:6379", "redis", "a:6379")]
    public void The_short_forms_and_the_whole_name_mean_the_same(string? store, string? data, string? redis, string scheme, string place)
        => Assert.Equal(new StoreUri(scheme, place), StoreUri.Of(new TownhallSettings { Store = store, Data = data, Redis = redis }));

    [Theory]
    [InlineData("memory:", "./data", null, "--store (TOWNHALL__STORE) and --data (TOWNHALL__DATA)")]
    [InlineData("sqlite:a", "b", null, "--store (TOWNHALL__STORE) and --data (TOWNHALL__DATA)")]
    [InlineData("redis:a", null, "b,password=sesame", "--store (TOWNHALL__STORE) and --redis (TOWNHALL__REDIS)")]
    [InlineData(null, "a", "b,password=sesame", "--data (TOWNHALL__DATA) and --redis (TOWNHALL__REDIS)")]
    public void Two_settings_that_name_different_stores_are_an_error_that_says_which(string? store, string? data, string? redis, string which)
    {
        var error = Assert.Throws<SettingsException>(() => StoreUri.Of(new TownhallSettings { Store = store, Data = data, Redis = redis }));
        Assert.StartsWith(which, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres:host", "no kind of store called postgres:")]
    [InlineData("./data", "a kind of store and where it is")]
    [InlineData("memory:here", "nowhere")]
    [InlineData("sqlite:", "a directory")]
    [InlineData("redis:a:6379,pasword=sesame", "Redis configuration can't be read")]
    public async Task What_is_no_store_is_said_in_one_sentence_that_holds_no_secret(string store, string sentence)
    {
        var error = await Assert.ThrowsAsync<SettingsException>(() => StoreKinds.Known.OpenAsync(new TownhallSettings { Store = store }, StoreUse.Serve, null));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--store", "postgres:host")]
    [InlineData(2, "replay", "--hall", "x", "--store", "postgres:host")]
    [InlineData(2, "verify", "--hall", "x", "--data", "a", "--redis", "b")]
    [InlineData(2, "compact", "--store", "memory:")]
    [InlineData(2, "prepare")]
    [InlineData(2, "replay", "--hall", "x", "--nonsense")]
    [InlineData(1, "replay", "--hall", "x", "--store", "sqlite:/nowhere/at/all")]
    [InlineData(1, "rehearse", "--hall", "x", "--data", "/nowhere/at/all")]
    [InlineData(0, "replay", "--help")]
    public async Task Called_wrongly_is_exit_code_2_and_failed_is_1(int code, params string[] arguments)
        => Assert.Equal(code, await TownhallCommands.RunAsync(arguments, new System.CommandLine.InvocationConfiguration()).Within());
}
