using System.Text;

namespace LiveTownHall.Contracts.Tests;

/// <summary>Writes the contract as TypeScript: constants, interfaces, and codecs for MessagePack arrays.</summary>
internal static class TypeScriptContract
{
    public static string Write(ContractModel model)
    {
        var text = new StringBuilder();
        text.Append("// Generated from LiveTownHall.Contracts; a test fails when it drifts. To write it again:\n");
        text.Append("// TOWNHALL_WRITE_CONTRACT=1 dotnet run --project tests/LiveTownHall.Contracts.Tests\n\n");
        text.Append("import { list, map, record, type Codec } from './codec';\n");
        foreach (var constants in model.Constants)
            Write(text, constants);
        foreach (var record in model.Records)
            Write(text, record);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ContractConstants constants)
    {
        text.Append('\n');
        Comment(text, constants.Doc, "");
        text.Append($"export const {constants.Name} = {{\n");
        foreach (var (name, value) in constants.Values)
            text.Append($"  {name}: '{value}',\n");
        text.Append("} as const;\n");
        text.Append($"export type {constants.Name} = (typeof {constants.Name})[keyof typeof {constants.Name}];\n");
    }

    private static void Write(StringBuilder text, ContractRecord record)
    {
        var name = record.Type.Name;
        text.Append('\n');
        Comment(text, record.Doc, "");
        text.Append($"export interface {name} {{\n");
        foreach (var field in record.Fields)
        {
            Comment(text, field.Doc, "  ");
            text.Append($"  readonly {field.Name}{(field.Optional ? "?" : "")}: {field.Type};\n");
        }

        text.Append("}\n");
        if (record.IsPacked)
            text.Append($"export const {name}Codec: Codec<{name}> = /*#__PURE__*/ record<{name}>({Keys(record)}{Nested(record)});\n");
    }

    private static string Keys(ContractRecord record)
    {
        var byKey = record.Fields.ToDictionary(f => f.Key!.Value, f => $"'{f.Name}'");
        var keys = Enumerable.Range(0, byKey.Count == 0 ? 0 : byKey.Keys.Max() + 1).Select(i => byKey.GetValueOrDefault(i, "null"));
        return $"[{string.Join(", ", keys)}]";
    }

    private static string Nested(ContractRecord record)
    {
        var nested = record.Fields.Where(f => f.Nested is not null).Select(f => f.Container is null
            ? $"{f.Name}: {f.Nested!.Name}Codec"
            : $"{f.Name}: /*#__PURE__*/ {f.Container}({f.Nested!.Name}Codec)").ToList();
        return nested.Count == 0 ? "" : $", {{ {string.Join(", ", nested)} }}";
    }

    private static void Comment(StringBuilder text, string? doc, string indent)
    {
        if (doc is not null)
            text.Append($"{indent}/** {doc} */\n");
    }
}
