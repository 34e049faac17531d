using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiveTownHall.Core.Questions;

/// <summary>The JSON form of the facts in this folder, see <see cref="Facts.FactJson"/> for the options.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(QuestionAsked))]
[JsonSerializable(typeof(QuestionEdited))]
[JsonSerializable(typeof(QuestionWithdrawn))]
[JsonSerializable(typeof(QuestionAppealed))]
[JsonSerializable(typeof(QuestionMerged))]
[JsonSerializable(typeof(QuestionUnmerged))]
internal sealed partial class QuestionFactJson : JsonSerializerContext
{
    /// <summary>The names that journals hold them by: never changed, never used again.</summary>
    public static readonly ImmutableArray<JsonDerivedType> Facts =
    [
        new(typeof(QuestionAsked), "questionAsked"),
        new(typeof(QuestionEdited), "questionEdited"),
        new(typeof(QuestionWithdrawn), "questionWithdrawn"),
        new(typeof(QuestionAppealed), "questionAppealed"),
        new(typeof(QuestionMerged), "questionMerged"),
        new(typeof(QuestionUnmerged), "questionUnmerged"),
    ];
}
