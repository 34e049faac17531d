using LiveTownHall.Contracts.Halls;

namespace LiveTownHall.Contracts.Tests;

public sealed class TypeScriptContractTests
{
    private static readonly string ContractPath = Path.Combine(RepositoryRoot(), "web-client", "src", "contract", "contract.gen.ts");

    [Fact]
    public void The_web_clients_contract_is_the_servers()
    {
        var expected = TypeScriptContract.Write(new ContractModel(typeof(HallView).Assembly));
        if (Environment.GetEnvironmentVariable("TOWNHALL_WRITE_CONTRACT") == "1")
            File.WriteAllText(ContractPath, expected);

        Assert.True(
            expected == File.ReadAllText(ContractPath),
            "web-client/src/contract/contract.gen.ts has drifted; run TOWNHALL_WRITE_CONTRACT=1 dotnet run --project tests/LiveTownHall.Contracts.Tests");
    }

    [Fact]
    public void Every_field_of_a_hub_type_has_its_place_in_the_array()
    {
        var model = new ContractModel(typeof(HallView).Assembly);
        var homeless = from record in model.Records
                       where record.IsPacked
                       from field in record.Fields
                       where field.Key is null
                       select $"{record.Type.Name}.{field.Name}";
        Assert.Empty(homeless);
    }

    [Fact]
    public void A_field_that_holds_one_of_a_class_of_constants_becomes_a_union()
    {
        var poll = new ContractModel(typeof(HallView).Assembly).Records.Single(r => r.Type.Name == "PollView");
        Assert.Equal("PollKinds", poll.Fields.Single(f => f.Name == "kind").Type);
        Assert.Equal("ResultsVisibility", poll.Fields.Single(f => f.Name == "resultsVisible").Type);
    }

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "LiveTownHall.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("LiveTownHall.sln is in no folder above the tests.");
    }
}
