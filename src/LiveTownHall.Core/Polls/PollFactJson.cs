using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiveTownHall.Core.Polls;

/// <summary>The JSON form of the facts in this folder, see <see cref="Facts.FactJson"/> for the options.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(PollCreated))]
[JsonSerializable(typeof(PollUpdated))]
[JsonSerializable(typeof(PollMoved))]
[JsonSerializable(typeof(PollDeleted))]
[JsonSerializable(typeof(PollOpened))]
[JsonSerializable(typeof(PollReopened))]
[JsonSerializable(typeof(PollClosed))]
[JsonSerializable(typeof(PollTimedOut))]
[JsonSerializable(typeof(PollReset))]
[JsonSerializable(typeof(ResultsShown))]
[JsonSerializable(typeof(AnswerPicked))]
[JsonSerializable(typeof(PollExtended))]
[JsonSerializable(typeof(WordHidden))]
[JsonSerializable(typeof(WordRestored))]
[JsonSerializable(typeof(RollSet))]
[JsonSerializable(typeof(BallotsDiscounted))]
[JsonSerializable(typeof(WordHeld))]
[JsonSerializable(typeof(PollRevised))]
internal sealed partial class PollFactJson : JsonSerializerContext
{
    /// <summary>The names that journals hold them by: never changed, never used again.</summary>
    public static readonly ImmutableArray<JsonDerivedType> Facts =
    [
        new(typeof(PollCreated), "pollCreated"),
        new(typeof(PollUpdated), "pollUpdated"),
        new(typeof(PollMoved), "pollMoved"),
        new(typeof(PollDeleted), "pollDeleted"),
        new(typeof(PollOpened), "pollOpened"),
        new(typeof(PollReopened), "pollReopened"),
        new(typeof(PollClosed), "pollClosed"),
        new(typeof(PollTimedOut), "pollTimedOut"),
        new(typeof(PollReset), "pollReset"),
        new(typeof(ResultsShown), "resultsShown"),
        new(typeof(AnswerPicked), "answerPicked"),
        new(typeof(PollExtended), "pollExtended"),
        new(typeof(WordHidden), "wordHidden"),
        new(typeof(WordRestored), "wordRestored"),
        new(typeof(RollSet), "rollSet"),
        new(typeof(BallotsDiscounted), "ballotsDiscounted"),
        new(typeof(WordHeld), "wordHeld"),
        new(typeof(PollRevised), "pollRevised"),
    ];
}
