using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LiveTownHall.Server.Settings;
using YamlDotNet.RepresentationModel;

namespace LiveTownHall.Server.Tests.Hosting;

/// <summary>What is in <c>src/deploy</c> can be read, and names settings, values and ports that there are.</summary>
public sealed partial class DeployedFilesTests
{
    private static string Deploy => Path.Combine(SettingsTableTests.Root(), "src", "deploy");

    private static string Chart => Path.Combine(Deploy, "helm", "livetownhall");

    [Fact]
    public void Every_setting_that_is_named_anywhere_exists()
    {
        var known = Names(typeof(TownhallSettings), "").ToHashSet(StringComparer.Ordinal);
        var named = Directory.EnumerateFiles(Deploy, "*", SearchOption.AllDirectories).SelectMany(file => Setting().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value).Where(name => name.Length > 0).Distinct().ToList();
        Assert.Contains("INTERNALURL", named);
        Assert.Empty(named.Except(known.Concat(known.Select(name => name + "_FILE"))));
    }

    [Fact]
    public void The_image_that_is_made_without_Docker_is_the_one_of_the_Dockerfile()
    {
        var project = XDocument.Load(Path.Combine(SettingsTableTests.Root(), "src", "LiveTownHall.Server", "LiveTownHall.Server.csproj"));
        var lines = File.ReadAllLines(Path.Combine(Deploy, "Dockerfile")).Select(line => line.Trim()).ToList();
        Assert.Contains($"USER {project.Descendants("ContainerUser").Single().Value}", lines);
        Assert.Contains($"EXPOSE {project.Descendants("ContainerPort").Single().Attribute("Include")!.Value}", lines);
        Assert.Contains(lines, line => line.StartsWith($"FROM {project.Descendants("ContainerBaseImage").Single().Value} ", StringComparison.Ordinal));
        foreach (var variable in project.Descendants("ContainerEnvironmentVariable"))
            Assert.Contains(lines, line => line.Contains($"{variable.Attribute("Include")!.Value}={variable.Attribute("Value")!.Value}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_manifests_are_whole_and_those_that_are_named_are_there()
    {
        var folder = Path.Combine(Deploy, "kubernetes");
        var resources = Load(File.ReadAllText(Path.Combine(folder, "kustomization.yaml"))).Single()["resources"];
        var files = ((YamlSequenceNode)resources).Select(file => Path.Combine(folder, file.ToString())).ToList();
        var all = files.SelectMany(file => Load(File.ReadAllText(file))).ToList();
        Assert.All(all, resource => Assert.NotEmpty(resource["metadata"]["name"].ToString()));
        var deployment = all.Single(resource => resource["kind"].ToString() == "Deployment");
        var labels = deployment["spec"]["template"]["metadata"]["labels"];
        foreach (var kind in new[] { "PodDisruptionBudget", "NetworkPolicy" })
            Assert.Contains(all, resource => resource["kind"].ToString() == kind);
        Assert.Equal(labels, deployment["spec"]["selector"]["matchLabels"]);
        Assert.Equal(labels, all.First(resource => resource["kind"].ToString() == "Service" && resource["metadata"]["name"].ToString() == "livetownhall")["spec"]["selector"]);
        MustBeReadFromTheInside((YamlMappingNode)deployment["spec"]["template"]["spec"]["containers"][0]);
    }

    [Fact]
    public void Every_value_that_the_chart_uses_has_a_default_and_its_templates_are_whole()
    {
        var values = Load(File.ReadAllText(Path.Combine(Chart, "values.yaml"))).Single();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Chart, "templates"), "*.yaml"))
        {
            var text = File.ReadAllText(file);
            Assert.Equal(Block().Count(text), End().Count(text));
            foreach (var use in Value().Matches(text).Select(match => match.Groups[1].Value))
                Assert.True(use.Split('.').Aggregate<string, YamlNode?>(values, Child) is not null, use);
            Assert.NotEmpty(Load(Rendered(text)));
        }

        var deployment = Load(Rendered(File.ReadAllText(Path.Combine(Chart, "templates", "deployment.yaml"))))[0];
        MustBeReadFromTheInside((YamlMappingNode)deployment["spec"]["template"]["spec"]["containers"][0]);
    }

    [Fact]
    public async Task Prometheus_takes_the_alert_rules_which_fire_when_they_should_and_its_configuration()
    {
        Assert.SkipUnless(Tool is not null, "promtool is not installed");
        foreach (var arguments in new string[][] { ["check", "rules", "alerts.yaml"], ["test", "rules", "alerts.test.yaml"], ["check", "config", "prometheus.yaml"] })
        {
            var start = new ProcessStartInfo(Tool!, arguments) { WorkingDirectory = Path.Combine(Deploy, "prometheus") };
            (start.RedirectStandardError, start.RedirectStandardOutput) = (true, true);
            using var run = Process.Start(start)!;
            var said = await run.StandardOutput.ReadToEndAsync().Within() + await run.StandardError.ReadToEndAsync().Within();
            await run.WaitForExitAsync().Within();
            Assert.True(run.ExitCode == 0, said);
        }
    }

    private static string? Tool { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "promtool")).FirstOrDefault(File.Exists);

    private static YamlNode? Child(YamlNode? node, string name) => node is YamlMappingNode map && map.Children.TryGetValue(name, out var child) ? child : null;

    /// <summary>Probes and metrics go by the internal port, which is the one of the setting.</summary>
    private static void MustBeReadFromTheInside(YamlMappingNode container)
    {
        var ports = ((YamlSequenceNode)container["ports"]).ToDictionary(port => port["name"].ToString(), port => port["containerPort"].ToString(), StringComparer.Ordinal);
        var settings = ((YamlSequenceNode)container["env"]).ToDictionary(setting => setting["name"].ToString(), setting => setting["value"].ToString(), StringComparer.Ordinal);
        Assert.Equal($"http://*:{ports["internal"]}", settings["TOWNHALL__INTERNALURL"]);
        foreach (var (probe, path) in new[] { ("startupProbe", "/health/live"), ("livenessProbe", "/health/live"), ("readinessProbe", "/health/ready") })
            Assert.Equal(("internal", path), (container[probe]["httpGet"]["port"].ToString(), container[probe]["httpGet"]["path"].ToString()));
        Assert.Equal("true", container["securityContext"]["readOnlyRootFilesystem"].ToString());
    }

    /// <summary>As it would look with something in every place; lines that only steer are gone.</summary>
    private static string Rendered(string template) => Inline().Replace(Steering().Replace(Nested().Replace(template, "{ some: thing }"), ""), "some-thing");

    private static List<YamlNode> Load(string text)
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(text);
        yaml.Load(reader);
        return [.. yaml.Documents.Select(document => document.RootNode)];
    }

    private static IEnumerable<string> Names(Type type, string prefix)
        => type.GetProperties().SelectMany(p => p.PropertyType == typeof(LimitSettings) ? Names(p.PropertyType, "LIMITS__") : [prefix + p.Name.ToUpperInvariant()]);

    [GeneratedRegex("TOWNHALL__([A-Z_]*)")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\.Values\.([A-Za-z.]+)")]
    private static partial Regex Value();

    [GeneratedRegex(@"\{\{-? (if|range|with|define) ")]
    private static partial Regex Block();

    [GeneratedRegex(@"\{\{-? end ")]
    private static partial Regex End();

    [GeneratedRegex(@"\{\{- (include|toYaml) [^}]*nindent[^}]*\}\}")]
    private static partial Regex Nested();

    [GeneratedRegex(@"^ *\{\{-? (if|end|range)[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex Steering();

    [GeneratedRegex(@"\{\{[^}]*\}\}")]
    private static partial Regex Inline();
}
