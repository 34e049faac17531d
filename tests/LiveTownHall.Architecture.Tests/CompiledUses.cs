using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace LiveTownHall.Architecture.Tests;

/// <summary>Collects the types, foreign and of its own assembly, that each type of an assembly names: in its base types, fields, signatures, attributes, locals and
/// instructions.</summary>
internal sealed class CompiledUses(PEReader file, MetadataReader metadata)
{
    private readonly HashSet<CompiledUse> _uses = [];
    private (string Namespace, string Name) _by;

    public HashSet<CompiledUse> All()
    {
        foreach (var handle in metadata.TypeDefinitions)
        {
            _by = Outermost(handle);
            var type = metadata.GetTypeDefinition(handle);
            Note(type.BaseType);
            foreach (var implemented in type.GetInterfaceImplementations())
                Note(metadata.GetInterfaceImplementation(implemented).Interface);
            Note(type.GetCustomAttributes());
            foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
            {
                Note(field.GetCustomAttributes());
                field.DecodeSignature(new TypeNames(this), null);
            }

            foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
                Read(method);
        }

        return _uses;
    }

    private void Read(MethodDefinition method)
    {
        Note(method.GetCustomAttributes());
        method.DecodeSignature(new TypeNames(this), null);
        if (method.RelativeVirtualAddress == 0)
            return;
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(new TypeNames(this), null);
        foreach (var region in body.ExceptionRegions)
            Note(region.CatchType);
        foreach (var token in Instructions.Tokens(body.GetILReader()))
            Note(MetadataTokens.EntityHandle(token));
    }

    private void Note(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
            Note(metadata.GetCustomAttribute(attribute).Constructor);
    }

    private void Note(EntityHandle handle)
    {
        if (handle.IsNil)
            return;
        switch (handle.Kind)
        {
            case HandleKind.TypeReference:
                Note((TypeReferenceHandle)handle);
                break;
            case HandleKind.TypeDefinition:
                Note((TypeDefinitionHandle)handle);
                break;
            case HandleKind.MethodDefinition:
                Note(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Note(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(new TypeNames(this), null);
                break;
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                Note(member.Parent);
                if (member.GetKind() == MemberReferenceKind.Method)
                    member.DecodeMethodSignature(new TypeNames(this), null);
                else
                    member.DecodeFieldSignature(new TypeNames(this), null);
                break;
            case HandleKind.MethodSpecification:
                var method = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Note(method.Method);
                method.DecodeSignature(new TypeNames(this), null);
                break;
        }
    }

    private void Note(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            type = metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
            name = metadata.GetString(type.Name) + "+" + name;
        }

        if (type.ResolutionScope.Kind != HandleKind.AssemblyReference)
            return;
        var assembly = metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name);
        _uses.Add(new CompiledUse(_by.Namespace, _by.Name, assembly, metadata.GetString(type.Namespace) + "." + name));
    }

    private void Note(TypeDefinitionHandle handle)
    {
        var (space, name) = Outermost(handle);
        if (space.Length > 0)
            _uses.Add(new CompiledUse(_by.Namespace, _by.Name, metadata.GetString(metadata.GetAssemblyDefinition().Name), space + "." + name));
    }

    private (string Namespace, string Name) Outermost(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        return (metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    /// <summary>Decodes signatures only to note the types in them.</summary>
    private sealed class TypeNames(CompiledUses uses) : ISignatureTypeProvider<int, object?>
    {
        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            uses.Note(handle);
            return 0;
        }

        public int GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
        {
            uses.Note((EntityHandle)handle);
            return 0;
        }

        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            uses.Note(handle);
            return 0;
        }

        public int GetArrayType(int elementType, ArrayShape shape) => 0;

        public int GetByReferenceType(int elementType) => 0;

        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

        public int GetGenericInstantiation(int genericType, System.Collections.Immutable.ImmutableArray<int> typeArguments) => 0;

        public int GetGenericMethodParameter(object? genericContext, int index) => 0;

        public int GetGenericTypeParameter(object? genericContext, int index) => 0;

        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

        public int GetPinnedType(int elementType) => 0;

        public int GetPointerType(int elementType) => 0;

        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

        public int GetSZArrayType(int elementType) => 0;
    }
}
