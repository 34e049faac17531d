using LiveTownHall.Contracts.People;
using LiveTownHall.Journal;

namespace LiveTownHall.Server.Tests.Stores;

/// <summary>Two servers on one data directory would overwrite each other's acknowledged ballots.</summary>
public sealed class OneServerPerDirectoryTests
{
    private static readonly Dictionary<string, string> NoSettings = [];

    [Fact]
    public async Task A_second_server_is_refused_in_one_sentence_that_names_the_first_and_the_first_goes_on()
    {
        using var data = new ScratchFolder();
        await using var first = await ServerProcess.StartAsync(NoSettings, "--data", data.Path);
        var hall = await Outside.CreateHallAsync(first.Address);
        await using var second = ServerProcess.Launch(NoSettings, "--store", $"sqlite:{data.Path}");

        Assert.Equal(1, await second.ExitAsync());
        var sentence = Assert.Single(second.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"process {first.Id}, since 20", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", sentence, StringComparison.Ordinal);
        await using var facilitator = await Outside.EnterAsync(first.Address, hall, Roles.Facilitator);
        await facilitator.OpenPollAsync(Drafts.Single());
    }

    [Fact]
    public async Task After_kill_9_the_next_server_starts()
    {
        using var data = new ScratchFolder();
        await using var first = await ServerProcess.StartAsync(NoSettings, "--data", data.Path);
        await first.KillAsync();
        await using var second = await ServerProcess.StartAsync(NoSettings, "--data", data.Path);
        Assert.True(second.IsRunning);
    }

    [Fact]
    public async Task Commands_work_beside_a_running_server()
    {
        using var data = new ScratchFolder();
        await using var server = await ServerProcess.StartAsync(NoSettings, "--data", data.Path);
        var hall = await Outside.CreateHallAsync(server.Address);
        var agenda = Path.Combine(data.Path, "agenda.yaml");
        await File.WriteAllTextAsync(agenda, "title: Beside\n");
        string[][] commands = [["replay", "--hall", hall.HallId], ["verify", "--hall", hall.HallId], ["compact"], ["prepare", agenda]];
        foreach (var command in commands)
        {
            var (code, output) = await ServerProcess.RunAsync([.. command, "--data", data.Path]);
            Assert.True(code == 0, $"{command[0]} ended with {code}: {output}");
        }

        Assert.True(server.IsRunning);
    }

    [Fact]
    public async Task A_store_that_is_closed_gives_the_directory_free()
    {
        using var data = new ScratchFolder();
        var first = StoreFactory.ServeSqlite(data.Path);
        Assert.Contains("already", Assert.Throws<JournalUnavailableException>(() => StoreFactory.ServeSqlite(data.Path)).Message, StringComparison.Ordinal);
        await using (StoreFactory.OpenSqlite(data.Path))
        {
            await first.DisposeAsync();
        }

        await StoreFactory.ServeSqlite(data.Path).DisposeAsync();
    }
}
