using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiveTownHall.Core.Moderation;

/// <summary>The JSON form of the facts in this folder, see <see cref="Facts.FactJson"/> for the options.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ItemDecided))]
[JsonSerializable(typeof(DecisionUndone))]
[JsonSerializable(typeof(AppealDismissed))]
[JsonSerializable(typeof(ItemRedacted))]
[JsonSerializable(typeof(ItemClaimed))]
[JsonSerializable(typeof(ItemReleased))]
[JsonSerializable(typeof(ItemFlagged))]
[JsonSerializable(typeof(FlagsResolved))]
[JsonSerializable(typeof(ContextProposed))]
[JsonSerializable(typeof(ContextRepeated))]
[JsonSerializable(typeof(ContextConfirmed))]
[JsonSerializable(typeof(ContextRemoved))]
[JsonSerializable(typeof(ItemLabelled))]
[JsonSerializable(typeof(ItemPinned))]
[JsonSerializable(typeof(ItemTranslated))]
[JsonSerializable(typeof(AttendeeMuted))]
[JsonSerializable(typeof(AttendeeUnmuted))]
[JsonSerializable(typeof(ClaimsImported))]
[JsonSerializable(typeof(IncidentOpened))]
[JsonSerializable(typeof(IncidentAssessed))]
[JsonSerializable(typeof(IncidentMoved))]
[JsonSerializable(typeof(IncidentBreached))]
internal sealed partial class DeskFactJson : JsonSerializerContext
{
    /// <summary>The names that journals hold them by: never changed, never used again.</summary>
    public static readonly ImmutableArray<JsonDerivedType> Facts =
    [
        new(typeof(ItemDecided), "itemDecided"),
        new(typeof(DecisionUndone), "decisionUndone"),
        new(typeof(AppealDismissed), "appealDismissed"),
        new(typeof(ItemRedacted), "itemRedacted"),
        new(typeof(ItemClaimed), "itemClaimed"),
        new(typeof(ItemReleased), "itemReleased"),
        new(typeof(ItemFlagged), "itemFlagged"),
        new(typeof(FlagsResolved), "flagsResolved"),
        new(typeof(ContextProposed), "contextProposed"),
        new(typeof(ContextRepeated), "contextRepeated"),
        new(typeof(ContextConfirmed), "contextConfirmed"),
        new(typeof(ContextRemoved), "contextRemoved"),
        new(typeof(ItemLabelled), "itemLabelled"),
        new(typeof(ItemPinned), "itemPinned"),
        new(typeof(ItemTranslated), "itemTranslated"),
        new(typeof(AttendeeMuted), "attendeeMuted"),
        new(typeof(AttendeeUnmuted), "attendeeUnmuted"),
        new(typeof(ClaimsImported), "claimsImported"),
        new(typeof(IncidentOpened), "incidentOpened"),
        new(typeof(IncidentAssessed), "incidentAssessed"),
        new(typeof(IncidentMoved), "incidentMoved"),
        new(typeof(IncidentBreached), "incidentBreached"),
    ];
}
