using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Specification;

/// <summary>What every directory does; each store runs all of it.</summary>
public abstract class DirectorySpecification(StoreLab lab) : IAsyncLifetime
{
    private IStore _store = null!;

    private IDirectory Directory => _store.Directory;

    public async ValueTask InitializeAsync() => _store = await lab.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await lab.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_absent_key_has_no_value() => Assert.Null(await Directory.GetAsync("code/ABCDEF").Within());

    [Fact]
    public async Task The_first_value_stays_and_whoever_comes_later_gets_it()
    {
        var first = await Directory.CreateIfAbsentAsync("code/ABCDEF", "hall-1"u8.ToArray()).Within();
        var second = await Directory.CreateIfAbsentAsync("code/ABCDEF", "hall-2"u8.ToArray()).Within();
        var same = await Directory.CreateIfAbsentAsync("code/ABCDEF", "hall-1"u8.ToArray()).Within();

        Assert.True(first.Created);
        Assert.False(second.Created);
        Assert.False(same.Created);
        var stored = await Directory.GetAsync("code/ABCDEF").Within();
        Assert.All([first.Value, second.Value, same.Value, stored], value => Assert.Equal("hall-1"u8.ToArray(), value));
    }

    [Fact]
    public async Task Of_all_who_race_for_a_key_one_gets_it_and_the_others_learn_whose_it_is()
    {
        await using var other = await lab.OpenAsync();
        for (var round = 0; round < 10; round++)
        {
            var key = $"race/{round}";
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(
                racer => (racer % 2 == 0 ? _store : other).Directory.CreateIfAbsentAsync(key, new[] { (byte)racer }).AsTask())).Within();

            var winner = Array.FindIndex(outcomes, outcome => outcome.Created);
            Assert.Single(outcomes, outcome => outcome.Created);
            Assert.All(outcomes, outcome => Assert.Equal([(byte)winner], outcome.Value));
        }
    }

    [Fact]
    public async Task A_deleted_key_is_gone_on_every_node_and_can_be_created_again()
    {
        await using var other = await lab.OpenAsync();
        await Directory.CreateIfAbsentAsync("poll-key", new byte[32]).Within();
        await other.Directory.DeleteAsync("poll-key").Within();
        await Directory.DeleteAsync("poll-key").Within();

        Assert.Null(await Directory.GetAsync("poll-key").Within());
        Assert.True((await Directory.CreateIfAbsentAsync("poll-key", new byte[] { 1 }).Within()).Created);
        Assert.Equal([1], await other.Directory.GetAsync("poll-key").Within());
    }

    [Fact]
    public async Task A_key_expires_when_its_time_is_over_and_others_stay()
    {
        await Directory.CreateIfAbsentAsync("stays", new byte[] { 1 }).Within();
        await Directory.CreateIfAbsentAsync("stays-an-hour", new byte[] { 2 }, TimeSpan.FromHours(1)).Within();
        await Directory.CreateIfAbsentAsync("goes", new byte[] { 3 }, TimeSpan.FromSeconds(1)).Within();

        lab.Pass(TimeSpan.FromSeconds(2));
        await BoundedWait.UntilAsync("the key has expired", async () => await Directory.GetAsync("goes") is null);

        Assert.Equal([1], await Directory.GetAsync("stays").Within());
        Assert.Equal([2], await Directory.GetAsync("stays-an-hour").Within());
        Assert.True((await Directory.CreateIfAbsentAsync("goes", new byte[] { 4 }).Within()).Created);
    }

    [Fact]
    public async Task What_was_shredded_is_gone_on_every_node_and_in_no_file_of_the_store()
    {
        await using var other = await lab.OpenAsync();
        var secrets = Enumerable.Range(0, 3).Select(_ => System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)).ToArray();
        for (var i = 0; i < secrets.Length; i++)
            await Directory.CreateIfAbsentAsync($"poll-key/{i}", secrets[i]).Within();
        if (lab.Folder is not null)
            Assert.True(IsInFiles(secrets[0]), "The test looks in the wrong place.");

        // At once, from two nodes, and one of them twice.
        var shreds = await Task.WhenAll(
            Directory.ShredAsync("poll-key/0").AsTask(),
            Directory.ShredAsync("poll-key/1").AsTask(),
            other.Directory.ShredAsync("poll-key/1").AsTask(),
            other.Directory.ShredAsync("poll-key/2").AsTask()).Within();
        Assert.All(shreds, Assert.True);
        Assert.True(await Directory.ShredAsync("poll-key/0").Within());
        Assert.True(await Directory.ShredAsync("never-there").Within());
        for (var i = 0; i < secrets.Length; i++)
        {
            Assert.Null(await other.Directory.GetAsync($"poll-key/{i}").Within());
            var secret = secrets[i];
            await BoundedWait.UntilAsync("no file holds it", () => lab.Folder is null || !IsInFiles(secret));
        }

        Assert.True((await Directory.CreateIfAbsentAsync("poll-key/0", new byte[] { 1 }).Within()).Created);
    }

    private bool IsInFiles(byte[] secret) => System.IO.Directory.EnumerateFiles(lab.Folder!, "*", SearchOption.AllDirectories).Any(path =>
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(secret) >= 0;
        }
        catch (Exception gone) when (gone is FileNotFoundException or EndOfStreamException)
        {
            return false;
        }
    });

    [Fact]
    public async Task What_a_caller_does_to_its_buffers_does_not_reach_the_directory()
    {
        byte[] value = [1, 2, 3];
        var entry = await Directory.CreateIfAbsentAsync("key", value).Within();
        value[0] = 9;
        entry.Value[1] = 9;
        (await Directory.GetAsync("key").Within())![2] = 9;
        Assert.Equal([1, 2, 3], await Directory.GetAsync("key").Within());
    }

    [Fact]
    public async Task Empty_values_and_unusual_keys_are_kept()
    {
        string[] keys = ["a", "a:b/c d", "{x}", "ключ-鍵", "it's;--"];
        foreach (var key in keys)
        {
            Assert.True((await Directory.CreateIfAbsentAsync(key, Array.Empty<byte>()).Within()).Created);
            Assert.Equal(Array.Empty<byte>(), await Directory.GetAsync(key).Within());
        }
    }
}
