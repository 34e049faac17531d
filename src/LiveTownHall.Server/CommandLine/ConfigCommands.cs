using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LiveTownHall.Journal;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;
using Command = System.CommandLine.Command;

namespace LiveTownHall.Server.CommandLine;

/// <summary>Looks at the settings without serving: <c>config check</c> and <c>config print</c>.</summary>
internal static class ConfigCommands
{
    private const string Hidden = "(hidden)";

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var check = new Command("check", "Says whether the server could start with these settings, and whether its store answers");
        check.SetAction((parsed, cancellation) => TownhallCommands.GuardAsync(parsed,
            () => CheckAsync(TownhallCommands.Settings(parsed), parsed.InvocationConfiguration.Output, cancellation)));
        var print = new Command("print", "Prints every setting as it would be used; secrets are hidden") { json };
        print.SetAction((parsed, cancellation) => TownhallCommands.GuardAsync(parsed,
            () => PrintAsync(TownhallCommands.Settings(parsed), parsed.GetValue(json), parsed.InvocationConfiguration.Output)));
        return new Command("config", "Looks at the settings without serving") { check, print };
    }

    private static async Task<int> CheckAsync(TownhallSettings settings, TextWriter output, CancellationToken cancellation)
    {
        var uri = StoreUri.Of(settings);
        if (uri.Scheme == SqliteKind.Name && !StoreFactory.HasSqlite(uri.Place))
        {
            await output.WriteLineAsync($"These settings can be used. There is no store in {uri.Place} yet; the server makes it.");
            return 0;
        }

        if (uri.Scheme != "memory")
        {
            await using var store = await StoreKinds.OpenAsync(settings, StoreUse.Read);
            var check = await store.CheckAsync(cancellation);
            foreach (var flaw in check.Errors)
                await output.WriteLineAsync(flaw);
            foreach (var warning in check.Warnings)
                await output.WriteLineAsync($"Warning: {warning}");
            if (check.Errors.Count > 0)
                return 1;
        }

        await output.WriteLineAsync("These settings can be used.");
        return 0;
    }

    private static async Task<int> PrintAsync(TownhallSettings settings, bool json, TextWriter output)
    {
        var values = ValuesOf(settings, "").ToDictionary(StringComparer.Ordinal);
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(values, new JsonSerializerOptions { WriteIndented = true }));
        foreach (var (name, value) in json ? [] : values)
            await output.WriteLineAsync($"{name}={value}");
        return 0;
    }

    private static IEnumerable<KeyValuePair<string, string>> ValuesOf(object settings, string prefix)
        => settings.GetType().GetProperties().SelectMany(p => p.GetValue(settings) switch
        {
            LimitSettings limits => ValuesOf(limits, "LIMITS__"),
            null => [],
            var value
                => [new KeyValuePair<string, string>($"TOWNHALL__{prefix}{p.Name.ToUpperInvariant()}", Shown(p.Name, Convert.ToString(value, CultureInfo.InvariantCulture)!))],
        });

    /// <summary>Without what must not be on a screen or in a ticket: keys, and whatever stands in an address of Redis.</summary>
    private static string Shown(string name, string value) => name switch
    {
        _ when name.EndsWith("Key", StringComparison.Ordinal) || name.EndsWith("Secret", StringComparison.Ordinal) || name.EndsWith("Password", StringComparison.Ordinal) => Hidden,
        nameof(TownhallSettings.Redis) => WithoutPassword(value),
        nameof(TownhallSettings.Store) => WithoutPassword(value),
        _ => value,
    };

    /// <summary>The parts of a configuration of Redis, of which the first may stand behind the kind of store. An address with a scheme may hold a password anywhere.</summary>
    private static string WithoutPassword(string configuration)
    {
        var scheme = configuration.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
            return configuration[..(scheme + 3)] + Hidden;
        var kind = configuration.StartsWith(RedisKind.Name + ":", StringComparison.OrdinalIgnoreCase) ? RedisKind.Name.Length + 1 : 0;
        return configuration[..kind] + string.Join(',', configuration[kind..].Split(',').Select(part => part.Trim() switch
        {
            var secret when secret.StartsWith("password", StringComparison.OrdinalIgnoreCase) => "password=" + Hidden,
            var name when name.StartsWith("user", StringComparison.OrdinalIgnoreCase) => "user=" + Hidden,
            _ => part,
        }));
    }
}
