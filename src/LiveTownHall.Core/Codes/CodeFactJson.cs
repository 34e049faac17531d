using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiveTownHall.Core.Codes;

/// <summary>The JSON form of the facts in this folder, see <see cref="Facts.FactJson"/> for the options.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(CodesIssued))]
[JsonSerializable(typeof(CodesRevoked))]
[JsonSerializable(typeof(CodeRedeemed))]
[JsonSerializable(typeof(CodeReleased))]
internal sealed partial class CodeFactJson : JsonSerializerContext
{
    /// <summary>The names that journals hold them by: never changed, never used again.</summary>
    public static readonly ImmutableArray<JsonDerivedType> Facts =
    [
        new(typeof(CodesIssued), "codesIssued"),
        new(typeof(CodesRevoked), "codesRevoked"),
        new(typeof(CodeRedeemed), "codeRedeemed"),
        new(typeof(CodeReleased), "codeReleased"),
    ];
}
