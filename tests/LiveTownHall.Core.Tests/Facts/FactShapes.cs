using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>The form of every fact, a line for each member and for each value of an enumeration, whatever is within it included.
/// What every fact has is described with one of them.</summary>
internal static class FactShapes
{
    /// <summary>Lines such as <c>pollOpened closesAt: Int64?</c>, by the name of the fact.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = HallParts.All.SelectMany(part => part.Facts)
        .ToDictionary(fact => (string)fact.TypeDiscriminator!, fact => Lines((string)fact.TypeDiscriminator!, fact.DerivedType));

    private static IReadOnlyList<string> Lines(string name, Type fact)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal) { name };
        Describe(name + " ", fact, lines, []);
        return [.. lines];
    }

    private static void Describe(string path, Type type, SortedSet<string> lines, HashSet<Type> within)
    {
        if (type.IsEnum)
        {
            foreach (var value in Enum.GetNames(type))
                lines.Add(path + "= " + value);
            return;
        }

        var info = FactJson.Fact.Options.GetTypeInfo(type);
        if (info.Kind == JsonTypeInfoKind.Enumerable)
        {
            Describe(path + "[] ", info.ElementType!, lines, within);
            return;
        }

        if (info.Kind != JsonTypeInfoKind.Object || !within.Add(type))
            return;
        foreach (var member in info.Properties)
        {
            if (member.Get is null && member.Set is null)
                continue;
            var of = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            lines.Add($"{path}{member.Name}: {Name(of)}{(of != member.PropertyType || member.IsGetNullable ? "?" : "")}");
            if (member.Name is not ("by" or "removed") || type == typeof(HallOpened))
                Describe($"{path}{member.Name} ", of, lines, within);
        }

        within.Remove(type);
    }

    private static string Name(Type type)
        => type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;
}
