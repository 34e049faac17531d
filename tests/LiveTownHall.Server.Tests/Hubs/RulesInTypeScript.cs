using System.Reflection;
using System.Text;
using System.Text.Json;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Hubs;

namespace LiveTownHall.Server.Tests.Hubs;

/// <summary>Writes as TypeScript what the desk must know of the server's rules: who may call what, and what a verdict does.</summary>
internal static class RulesInTypeScript
{
    private static readonly string[] StaffRoles = [Roles.Facilitator, Roles.Moderator, Roles.Speaker];

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("// Generated from the server's hubs and rules; a test fails when it drifts. To write it again:\n");
        text.Append("// TOWNHALL_WRITE_CONTRACT=1 dotnet run --project tests/LiveTownHall.Server.Tests -- --filter-class \"*RulesInTypeScriptTests\"\n\n");
        text.Append("import type { DecideActions, QuestionStates, Roles } from './contract.gen';\n");
        Write(text, "Who may call which method of the audience hub.", "audienceRoles", "Readonly<Record<string, readonly Roles[]>>", Doors(typeof(AudienceHub)));
        Write(text, "Who may call which method of the backstage hub.", "backstageRoles", "Readonly<Record<string, readonly Roles[]>>", Doors(typeof(BackstageHub)));
        Write(text, "Who may give a verdict.", "verdictRoles", "Readonly<Record<DecideActions, readonly Roles[]>>", Verdicts.All
            .Select(verdict => (verdict, List(StaffRoles.Where(role => Transitions.MayGive(role, verdict))))));
        Write(text, "Where a verdict takes a question, by the state it is in; absent where it does not apply.", "verdictTargets",
            "Readonly<Record<DecideActions, Readonly<Partial<Record<QuestionStates, QuestionStates>>>>>", Verdicts.All.Select(verdict => (verdict, Targets(verdict))));
        return text.ToString();
    }

    private static void Write(StringBuilder text, string doc, string name, string type, IEnumerable<(string Key, string Value)> entries)
    {
        text.Append($"\n/** {doc} */\nexport const {name} = {{\n");
        foreach (var (key, value) in entries)
            text.Append($"  {key}: {value},\n");
        text.Append($"}} as const satisfies {type};\n");
    }

    private static IEnumerable<(string Method, string Roles)> Doors(Type hub) => hub
        .GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(method => method.GetCustomAttribute<OpenToAttribute>() is not null)
        .OrderBy(method => method.Name, StringComparer.Ordinal)
        .Select(method => (method.Name, List(method.GetCustomAttribute<OpenToAttribute>()!.Roles)));

    private static string Targets(string verdict)
    {
        var targets = from state in Enum.GetValues<QuestionState>()
                      let target = Transitions.Target(state, verdict)
                      where target is not null
                      select $"{Name(state)}: '{Name(target.Value)}'";
        return $"{{ {string.Join(", ", targets)} }}";
    }

    private static string Name(QuestionState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    private static string List(IEnumerable<string> words) => $"[{string.Join(", ", words.Select(word => $"'{word}'"))}]";
}
