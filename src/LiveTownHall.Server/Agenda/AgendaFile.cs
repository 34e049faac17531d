using System.Text.Json;
using System.Text.Json.Nodes;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Server.Wire;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LiveTownHall.Server.Agenda;

/// <summary>An agenda file: the body of <c>POST /api/halls</c> in YAML or JSON, which is YAML too (YAML 1.2, section 1.3).</summary>
internal sealed class AgendaFile
{
    /// <summary>An agenda has five levels. YAML can also nest without end, by an alias inside its own anchor.</summary>
    private const int MostLevels = 16;

    /// <summary>Aliases can make a short file very long (a "billion laughs" file).</summary>
    private const int MostNodes = 100_000;

    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);
    private int _nodes;

    private AgendaFile()
    {
    }

    public CreateHall Hall { get; private set; } = null!;

    /// <exception cref="AgendaException">The text is not YAML or JSON, a field is unknown, or a value is of another type than its field.</exception>
    public static AgendaFile Parse(string text)
    {
        var file = new AgendaFile();
        var root = Load(text);
        var json = file.ToJson(root, "", 0);
        AgendaFields.Check(root, typeof(CreateHall), "");
        try
        {
            file.Hall = json.Deserialize<CreateHall>(WireJson.Options)!;
        }
        catch (JsonException e)
        {
            var field = (e.Path ?? "$").TrimStart('$', '.');
            throw new AgendaException(file._lines.GetValueOrDefault(field, 1), $"{(field.Length == 0 ? "the agenda" : field)}: is of the wrong type.");
        }

        return file;
    }

    /// <summary>The place of the field that a message begins with, as <c>:line</c>; of the nearest field around it where it is absent.</summary>
    public string LineOf(string message)
    {
        var end = message.IndexOf(':', StringComparison.Ordinal);
        var field = end < 0 ? "" : message[..end].Replace(".draft", "", StringComparison.Ordinal);
        while (true)
        {
            if (_lines.TryGetValue(field, out var line))
                return FormattableString.Invariant($":{line}");
            var cut = field.LastIndexOfAny(['.', '[']);
            field = cut < 0 ? "" : field[..cut];
        }
    }

    private static YamlMappingNode Load(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return root;
            throw new AgendaException(1, "the agenda: must be one object with a title.");
        }
        catch (YamlException e)
        {
            throw new AgendaException(e.Start.Line, $"is neither YAML nor JSON: {e.Message}");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            // YamlDotNet's scanner stumbles over some texts without saying where.
            throw new AgendaException(1, "is neither YAML nor JSON.");
        }
    }

    private JsonNode? ToJson(YamlNode node, string path, int level)
    {
        if (level > MostLevels)
            throw new AgendaException(node.Start.Line, "the agenda: is nested too deeply.");
        if (++_nodes > MostNodes)
            throw new AgendaException(node.Start.Line, "the agenda: is too long.");
        _lines.TryAdd(path, node.Start.Line);
        return node switch
        {
            YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(Key(child.Key), ToJson(child.Value, Join(path, Key(child.Key)), level + 1)))),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select((child, i) => ToJson(child, FormattableString.Invariant($"{path}[{i}]"), level + 1))]),
            YamlScalarNode scalar => YamlScalars.ToJson(scalar),
            _ => throw new AgendaException(node.Start.Line, $"{path}: must be text, a number, a list or an object."),
        };
    }

    private static string Key(YamlNode key) => (key as YamlScalarNode)?.Value ?? throw new AgendaException(key.Start.Line, "a field's name must be plain text.");

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
