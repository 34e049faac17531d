using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LiveTownHall.Contracts.Tests;

/// <summary>The XML documentation of the contract assembly, for comments in TypeScript.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<string, XElement> _members;

    private DocComments(Dictionary<string, XElement> members) => _members = members;

    public static DocComments Of(System.Reflection.Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        var members = XDocument.Load(path).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);
        return new DocComments(members);
    }

    public string? Summary(Type type) => Text(Element("T:" + type.FullName, "summary"));

    public string? Summary(System.Reflection.PropertyInfo property) => Text(Source(property));

    /// <summary>Full names of the types that the property's comment refers to.</summary>
    public IEnumerable<string> Named(System.Reflection.PropertyInfo property)
        => from reference in Source(property)?.Descendants("see") ?? []
           let name = reference.Attribute("cref")?.Value
           where name?.StartsWith("T:", StringComparison.Ordinal) == true
           select name[2..];

    // A positional record documents its properties as parameters of the type.
    private XElement? Source(System.Reflection.PropertyInfo property)
        => Element($"P:{property.DeclaringType!.FullName}.{property.Name}", "summary")
        ?? _members.GetValueOrDefault("T:" + property.DeclaringType.FullName)?.Elements("param")
            .FirstOrDefault(p => p.Attribute("name")?.Value == property.Name);

    private XElement? Element(string member, string tag) => _members.GetValueOrDefault(member)?.Element(tag);

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var words = string.Concat(element.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" or "paramref" } reference => LastName(reference),
            XElement other => other.Value,
            _ => "",
        }));
        return Spaces().Replace(words, " ").Trim();
    }

    private static string LastName(XElement reference)
        => (reference.Attribute("cref") ?? reference.Attribute("name"))!.Value.Split('.', ':')[^1];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
