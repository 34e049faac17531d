namespace LiveTownHall.Architecture.Tests;

public class BannedSymbolsTests
{
    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("T:System.TimeProvider")]
    [InlineData("T:System.Random")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("T:System.Threading.Tasks.Task")]
    [InlineData("T:System.Threading.Tasks.Task`1")]
    [InlineData("T:System.Threading.Tasks.ValueTask")]
    [InlineData("P:System.Globalization.CultureInfo.CurrentCulture")]
    [InlineData("M:System.String.ToLower")]
    [InlineData("M:System.Double.ToString")]
    [InlineData("M:System.String.Compare(System.String,System.String)")]
    public void Core_may_not_be_compiled_with(string symbol)
        => Assert.Contains(symbol, File.ReadLines(Path.Combine(Core(), "BannedSymbols.txt")).Select(line => line.Split(';')[0]));

    [Fact]
    public void The_list_is_given_to_the_analyzer()
    {
        var project = File.ReadAllText(Path.Combine(Core(), "LiveTownHall.Core.csproj"));

        Assert.Contains("""<AdditionalFiles Include="BannedSymbols.txt" />""", project, StringComparison.Ordinal);
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", project, StringComparison.Ordinal);
    }

    private static string Core()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LiveTownHall.sln")))
                return Path.Combine(folder.FullName, "src", "LiveTownHall.Core");
        }

        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
