using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiveTownHall.Journal;
using LiveTownHall.Server.Metrics;
using YamlDotNet.RepresentationModel;

namespace LiveTownHall.Server.Tests.Hosting;

/// <summary>Alert rules and the dashboard in <c>src/deploy</c> name metrics that there are.</summary>
public sealed partial class DeployedMetricsTests
{
    private static string Deploy => Path.Combine(SettingsTableTests.Root(), "src", "deploy");

    [Theory]
    [InlineData("prometheus/alerts.yaml")]
    [InlineData("grafana/dashboard.json")]
    public async Task Every_metric_that_is_named_exists(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Deploy, file));
        var known = await NamesAsync();
        var named = Named().Matches(text).Select(m => m.Value).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(known));
    }

    [Fact]
    public void Every_rule_and_panel_can_be_read()
    {
        var yaml = new YamlStream();
        foreach (var file in Directory.GetFiles(Deploy, "*.yaml", SearchOption.AllDirectories).Where(IsYaml))
        {
            using var text = new StreamReader(file);
            yaml.Load(text);
        }

        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Deploy, "grafana", "dashboard.json")));
        Assert.All(dashboard.RootElement.GetProperty("panels").EnumerateArray(), panel => Assert.NotEmpty(panel.GetProperty("targets").EnumerateArray()));
    }

    /// <summary>What the chart's templates are before they are filled in is looked at in <see cref="DeployedFilesTests"/>.</summary>
    private static bool IsYaml(string file) => Path.GetFileName(Path.GetDirectoryName(file)) != "templates";

    /// <summary>As Prometheus is told: dots become underscores, seconds and totals are said at the end.</summary>
    private static async Task<HashSet<string>> NamesAsync()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (!instrument.Meter.Name.StartsWith("LiveTownHall", StringComparison.Ordinal))
                return;
            var name = instrument.Name.Replace('.', '_') + instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
            var kind = instrument.GetType();
            var isCounter = kind.GetGenericTypeDefinition() == typeof(Counter<>);
            var isHistogram = kind.GetGenericTypeDefinition() == typeof(Histogram<>);
            names.UnionWith(isCounter ? [name + "_total"] : isHistogram ? [name + "_bucket", name + "_sum", name + "_count"] : [name]);
        };
        TownhallMetrics.Shown(TimeSpan.Zero);
        await using var store = StoreFactory.OpenMemory();
        listener.Start();
        return names;
    }

    [GeneratedRegex("townhall_[a-z_]+")]
    private static partial Regex Named();
}
