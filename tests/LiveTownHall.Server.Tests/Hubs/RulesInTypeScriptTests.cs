namespace LiveTownHall.Server.Tests.Hubs;

public sealed class RulesInTypeScriptTests
{
    [Fact]
    public void The_web_clients_rules_are_the_servers()
    {
        var path = Path.Combine(RepositoryRoot(), "web-client", "src", "contract", "rules.gen.ts");
        var expected = RulesInTypeScript.Write();
        if (Environment.GetEnvironmentVariable("TOWNHALL_WRITE_CONTRACT") == "1")
            File.WriteAllText(path, expected);

        Assert.True(
            expected == File.ReadAllText(path),
            "web-client/src/contract/rules.gen.ts has drifted; the first lines of the file say how to write it again");
    }

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "LiveTownHall.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("LiveTownHall.sln is in no folder above the tests.");
    }
}
