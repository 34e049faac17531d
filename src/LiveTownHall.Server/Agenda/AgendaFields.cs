using System.Collections;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace LiveTownHall.Server.Agenda;

/// <summary>Finds misspelt fields: an agenda is written by hand, and a setting that is silently ignored ruins a vote.</summary>
internal static class AgendaFields
{
    /// <exception cref="AgendaException">Names the first field that does not exist, and those that do.</exception>
    public static void Check(YamlNode node, Type type, string path)
    {
        if (node is YamlSequenceNode list && ElementOf(type) is { } element)
        {
            for (var i = 0; i < list.Children.Count; i++)
                Check(list.Children[i], element, FormattableString.Invariant($"{path}[{i}]"));
        }
        else if (node is YamlMappingNode map && type.Assembly == typeof(Contracts.Hubs.Outcome).Assembly)
        {
            foreach (var (key, value) in map.Children)
                CheckField(key, value, type, path);
        }
    }

    private static void CheckField(YamlNode key, YamlNode value, Type type, string path)
    {
        var name = ((YamlScalarNode)key).Value!;
        var property = type.GetProperties().FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == name);
        var here = path.Length == 0 ? name : $"{path}.{name}";
        if (property is null)
        {
            var known = string.Join(", ", type.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)));
            throw new AgendaException(key.Start.Line, $"{here}: is not a field. Known are {known}.");
        }

        Check(value, property.PropertyType, here);
    }

    private static Type? ElementOf(Type type)
        => type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;
}
