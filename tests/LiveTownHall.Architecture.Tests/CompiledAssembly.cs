using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LiveTownHall.Architecture.Tests;

/// <summary>What a compiled assembly says of itself, read from its file without loading it.</summary>
internal sealed class CompiledAssembly
{
    private CompiledAssembly(string name, PEReader file)
    {
        var metadata = file.GetMetadataReader();
        Name = name;
        References = [.. metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name)).Order(StringComparer.Ordinal)];
        Uses = [.. new CompiledUses(file, metadata).All()];
    }

    public string Name { get; }

    /// <summary>Names of the assemblies that its code uses.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Which of its types uses which type of which assembly, in code or in signatures.</summary>
    public IReadOnlyList<CompiledUse> Uses { get; }

    public IEnumerable<string> OurReferences => References.Where(r => r.StartsWith("LiveTownHall.", StringComparison.Ordinal));

    public static CompiledAssembly Read(string name)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name + ".dll")));
        return new CompiledAssembly(name, file);
    }
}

/// <param name="Namespace">Of the outermost type around the code: lambdas and state machines belong to who wrote them.</param>
/// <param name="By">That type's name.</param>
/// <param name="Assembly">Where the used type comes from.</param>
/// <param name="Type">Full name of the used type, without generic arguments.</param>
internal sealed record CompiledUse(string Namespace, string By, string Assembly, string Type);
