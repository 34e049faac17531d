using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Api;
using LiveTownHall.Server.Hubs;
using LiveTownHall.Server.Tests.Hosting;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Tests.Hubs;

/// <summary>The reference of the hubs is what the hubs are. TOWNHALL_WRITE_README=1 writes it anew.</summary>
public sealed class HubReferenceTests
{
    [Fact]
    public void The_reference_lists_every_method_with_its_roles_argument_and_answer()
    {
        var path = Path.Combine(SettingsTableTests.Root(), "src", "docs", "hubs.md");
        var expected = Reference();
        if (Environment.GetEnvironmentVariable("TOWNHALL_WRITE_README") == "1")
            File.WriteAllText(path, expected);
        else
            Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void Every_method_of_the_hubs_and_every_type_of_an_argument_is_in_the_AsyncAPI_document()
    {
        var document = AsyncApi.Document();
        foreach (var (channel, hub) in Hubs)
        {
            var methods = hub.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Where(m => !m.Name.StartsWith("On", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(methods);
            foreach (var method in methods)
                Assert.NotNull(document["operations"]![$"{channel}.{method.Name}"]);
        }

        Assert.NotNull(document["components"]!["schemas"]!["CastBallot"]!["properties"]!["ballot"]);
        Assert.NotNull(document["components"]!["schemas"]!["Ballot"]!["properties"]!["choices"]);
        Assert.Contains(PollKinds.Motion, Values("PollView", "kind"));
        Assert.Contains(EndReasons.HallClosed, Values("Ended", "reason"));
        Assert.Superset(new HashSet<string?>([MotionBases.Present, null]), Values("PollSettings", "base").ToHashSet());

        IEnumerable<string?> Values(string type, string field)
            => document["components"]!["schemas"]![type]!["properties"]![field]!["enum"]!.AsArray().Select(value => (string?)value);
    }

    private static readonly (string Channel, Type Hub)[] Hubs = [("audience", typeof(AudienceHub)), ("backstage", typeof(BackstageHub))];

    private static string Reference()
    {
        var text = new StringBuilder(
            "# The methods of the hubs\n\nWritten by HubReferenceTests from the hubs themselves; `/asyncapi/v1.json` says the same to programs, with every type.\n");
        foreach (var (channel, hub) in Hubs)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## /hubs/{channel}\n\n| method | roles | argument | answer |\n|---|---|---|---|\n");
            foreach (var (method, door) in AsyncApi.MethodsOf(hub))
            {
                var argument = method.GetParameters() is [var only] ? $"`{{{string.Join(", ", only.ParameterType.GetProperties().Where(p => p.CanWrite).Select(Name))}}}`" : "none";
                text.Append(
                    CultureInfo.InvariantCulture, $"| `{method.Name}` | {string.Join(", ", door.Roles)} | {argument} | {method.ReturnType.GetGenericArguments()[0].Name} |\n");
            }
        }

        return text.ToString();
    }

    private static string Name(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
