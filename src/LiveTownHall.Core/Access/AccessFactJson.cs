using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiveTownHall.Core.Access;

/// <summary>The JSON form of the facts in this folder, see <see cref="Facts.FactJson"/> for the options.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(PersonInvited))]
[JsonSerializable(typeof(InvitationRevoked))]
[JsonSerializable(typeof(InvitationExpired))]
[JsonSerializable(typeof(KeyReplaced))]
[JsonSerializable(typeof(AloneDeclared))]
internal sealed partial class AccessFactJson : JsonSerializerContext
{
    /// <summary>The names that journals hold them by: never changed, never used again.</summary>
    public static readonly ImmutableArray<JsonDerivedType> Facts =
    [
        new(typeof(PersonInvited), "personInvited"),
        new(typeof(InvitationRevoked), "invitationRevoked"),
        new(typeof(InvitationExpired), "invitationExpired"),
        new(typeof(KeyReplaced), "keyReplaced"),
        new(typeof(AloneDeclared), "aloneDeclared"),
    ];
}
