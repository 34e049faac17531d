namespace LiveTownHall.Contracts;

/// <summary>The field holds one of the constants of a class; the TypeScript contract and the description of the hubs make an enumeration of it.</summary>
/// <param name="values">A static class of string constants.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(Type values) : Attribute
{
    public Type Values => values;
}
