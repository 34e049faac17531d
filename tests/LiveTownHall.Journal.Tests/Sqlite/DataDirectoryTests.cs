using LiveTownHall.Journal.Sqlite;
using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Sqlite;

/// <summary>Whoever else is on the machine reads neither the journals nor the keys.</summary>
public sealed class DataDirectoryTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Data => Path.Combine(_scratch.Path, "data");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_new_directory_and_every_file_in_it_are_their_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are POSIX's");
        await using var store = StoreFactory.ServeSqlite(Data);
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        await store.Secrets.CreateIfAbsentAsync("signing-key", new byte[] { 1 }).Within();
        MustBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Superset(new HashSet<string?> { "townhall.db", "townhall.db-wal", "townhall.db-shm", "signing-key" }, Directory.GetFiles(Data).Select(Path.GetFileName).ToHashSet());
    }

    [Fact]
    public async Task What_an_earlier_version_left_open_is_tightened_and_what_is_not_ours_is_left_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are POSIX's");
        await StoreFactory.OpenSqlite(Data).DisposeAsync();
        var other = Path.Combine(Data, "agenda.yaml");
        await File.WriteAllTextAsync(other, "title: x");
        foreach (var file in Directory.GetFiles(Data))
            SetMode(file, 0b110_100_100);
        SetMode(Data, 0b111_101_101);
        await using var store = StoreFactory.ServeSqlite(Data);
        Assert.Equal((UnixFileMode)0b110_100_100, Mode(other));
        File.Delete(other);
        MustBe((UnixFileMode)0b111_000_000, (UnixFileMode)0b110_000_000);
    }

    [Fact]
    public async Task A_group_may_have_access_where_that_is_set()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are POSIX's");
        Directory.CreateDirectory(Data);
        SetMode(Data, 0b111_111_111);
        await using var store = StoreFactory.ServeSqlite(Data, new JournalOptions { GroupMayUseFiles = true });
        Assert.Equal((UnixFileMode)0b111_111_000, Mode(Data));
        Assert.Equal((UnixFileMode)0b110_110_000, Mode(Path.Combine(Data, "townhall.db")));
    }

    [Fact]
    public void A_directory_that_can_not_be_made_private_is_refused_with_the_reason()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at /proc");
        var refusal = Assert.Throws<JournalUnavailableException>(() => DataDirectory.Tighten("/proc/self", withGroup: false));
        Assert.Contains("mode 555", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("DATAGROUP", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_everybody_shares_is_refused_and_stays_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are POSIX's");
        Directory.CreateDirectory(Data);
        SetMode(Data, 0b1_111_111_111);
        Assert.Contains("everybody shares", Assert.Throws<JournalUnavailableException>(() => StoreFactory.ServeSqlite(Data)).Message, StringComparison.Ordinal);
        Assert.Equal((UnixFileMode)0b1_111_111_111, Mode(Data));
    }

    [Fact]
    public async Task A_key_that_an_earlier_version_kept_in_the_database_moves_out_of_it()
    {
        var former = Enumerable.Range(1, 32).Select(i => (byte)(i * 7)).ToArray();
        await using (var before = StoreFactory.OpenSqlite(Data))
        {
            await before.Directory.CreateIfAbsentAsync("signing-key", former).Within();
        }

        await using var store = StoreFactory.OpenSqlite(Data);
        var entry = await store.Secrets.CreateIfAbsentAsync("signing-key", new byte[32]).Within();
        Assert.False(entry.Created);
        Assert.Equal(former, entry.Value);
        Assert.Equal(former, await File.ReadAllBytesAsync(Path.Combine(Data, "signing-key")));
        Assert.Null(await store.Directory.GetAsync("signing-key").Within());
        await store.DisposeAsync();
        Assert.True((await File.ReadAllBytesAsync(Path.Combine(Data, "townhall.db"))).AsSpan().IndexOf(former) < 0, "The database still holds the key.");
    }

    [Fact]
    public async Task Of_many_who_make_a_secret_at_once_one_does_and_all_get_it()
    {
        await using var store = StoreFactory.OpenSqlite(Data);
        var all = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => store.Secrets.CreateIfAbsentAsync("creator-key", new[] { (byte)i }).AsTask())).Within();
        Assert.Single(all.Select(e => e.Value[0]).Distinct());
        Assert.Equal(1, all.Count(e => e.Created));
        Assert.Single(Directory.GetFiles(Data, "creator-key*"));
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static void SetMode(string path, int mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)mode);
    }

    private void MustBe(UnixFileMode directory, UnixFileMode file)
    {
        Assert.Equal(directory, Mode(Data));
        Assert.All(Directory.GetFiles(Data), path => Assert.Equal(file, Mode(path)));
    }
}
