using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Quickenshtein;

namespace LiveTownHall.Server.Settings;

/// <summary>
/// Where settings come from: a file, then the environment (<c>TOWNHALL__DATA</c>, <c>TOWNHALL__LIMITS__BALLOTSPERSECOND</c> and so on); what is wrong with them is said by
/// name and never repeats a value.
/// </summary>
internal static class TownhallConfiguration
{
    /// <summary>Names the configuration file; no setting of the server itself.</summary>
    public const string FileVariable = Prefix + "CONFIG";

    private const string Prefix = "TOWNHALL__";

    /// <summary>Behind a setting's name: the value is the content of the file that is named, as containers are handed secrets.</summary>
    private const string FromFile = "_FILE";

    private static readonly Dictionary<string, Type> Known = NamesOf(typeof(TownhallSettings), "").ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="file">A configuration file in JSON with the same names; null for the one that <see cref="FileVariable"/> names, if any.</param>
    /// <exception cref="SettingsException">A name that there is not, a value that can't be meant, or a file that can't be read.</exception>
    public static TownhallSettings Read(string? file = null)
        => Read(Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(e => ((string)e.Key, (string?)e.Value)), file);

    /// <inheritdoc cref="Read(string?)"/>
    public static TownhallSettings Read(IEnumerable<(string Name, string? Value)> environment, string? file)
    {
        var named = environment.Where(e => e.Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).ToList();
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if ((file ?? named.Find(e => IsSame(e.Name, FileVariable)).Value) is { Length: > 0 } path)
            ReadFile(path, values);
        foreach (var (name, value) in named.Where(e => !IsSame(e.Name, FileVariable)))
        {
            if (named.Exists(other => IsSame(other.Name, name + FromFile)))
                throw new SettingsException($"{name} and {name}{FromFile} are both set. Keep one.");
            Take(name, name[Prefix.Length..], value, values);
        }

        return Check(Bind(values));
    }

    /// <summary>The settings as they are, once it is known that they can be meant.</summary>
    /// <exception cref="SettingsException">One is out of its range, or it is no address.</exception>
    public static TownhallSettings Check(TownhallSettings settings)
    {
        var flaws = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), flaws, validateAllProperties: true);
        foreach (var limit in typeof(LimitSettings).GetProperties())
        {
            if (Convert.ToDouble(limit.GetValue(settings.Limits), CultureInfo.InvariantCulture) is not (>= 0 and <= int.MaxValue))
                flaws.Add(new($"{Prefix}LIMITS__{limit.Name.ToUpperInvariant()} must be a number from 0 to {int.MaxValue}."));
        }

        return flaws.Count == 0 ? settings : throw new SettingsException(string.Join('\n', flaws.Select(f => f.ErrorMessage)));
    }

    private static void Take(string whole, string name, string? value, Dictionary<string, string?> values)
    {
        if (Known.TryGetValue(name, out var type) && type != typeof(LimitSettings))
        {
            values[name] = value;
            return;
        }

        if (name.EndsWith(FromFile, StringComparison.OrdinalIgnoreCase) && Known.TryGetValue(name[..^FromFile.Length], out type) && type != typeof(LimitSettings))
        {
            values[name[..^FromFile.Length]] = ReadSecret(whole, value);
            return;
        }

        throw new SettingsException($"There is no setting {whole}. Did you mean {Nearest(name)}?");
    }

    private static string ReadSecret(string name, string? path)
    {
        try
        {
            return File.ReadAllText(path ?? "").Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"The file that {name} names can't be read.");
        }
    }

    private static void ReadFile(string path, Dictionary<string, string?> values)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            ReadObject(document.RootElement, "", values);
        }
        catch (JsonException flaw)
        {
            throw new SettingsException($"{path}:{flaw.LineNumber + 1}: this is not JSON.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"The configuration file {path} can't be read.");
        }
    }

    private static void ReadObject(JsonElement element, string prefix, Dictionary<string, string?> values)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new SettingsException($"{(prefix.Length == 0 ? "The configuration file" : prefix[..^2])} must be an object of settings.");
        foreach (var member in element.EnumerateObject())
        {
            var name = prefix + member.Name;
            if (Known.TryGetValue(name, out var type) && type == typeof(LimitSettings))
                ReadObject(member.Value, name + "__", values);
            else if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                throw new SettingsException($"{name} in the configuration file must be one value.");
            else
                Take(Prefix + name.ToUpperInvariant(), name, member.Value.ValueKind == JsonValueKind.Null ? null : member.Value.ToString(), values);
        }
    }

    /// <summary>Name by name, so that a value that is none is said by its name.</summary>
    private static TownhallSettings Bind(Dictionary<string, string?> values)
    {
        var settings = new TownhallSettings();
        foreach (var (name, value) in values.Where(v => !string.IsNullOrEmpty(v.Value)))
        {
            var section = new ConfigurationBuilder().AddInMemoryCollection([new(name.Replace("__", ":", StringComparison.Ordinal), value)]).Build();
            try
            {
                section.Bind(settings);
            }
            catch (InvalidOperationException)
            {
                throw new SettingsException($"{Prefix}{name.ToUpperInvariant()} must be {Kind(Known[name])}.");
            }
        }

        return settings;
    }

    private static string Kind(Type type) => type == typeof(bool) ? "true or false" : type == typeof(double) ? "a number" : "a whole number";

    private static string Nearest(string name)
    {
        var typed = name.ToUpperInvariant();
        return Prefix + Known.Where(k => k.Value != typeof(LimitSettings)).Select(k => k.Key).MinBy(known => Levenshtein.GetDistance(typed, known))!;
    }

    private static IEnumerable<KeyValuePair<string, Type>> NamesOf(Type type, string prefix)
        => type.GetProperties().SelectMany(p => p.PropertyType == typeof(LimitSettings)
            ? NamesOf(p.PropertyType, prefix + p.Name.ToUpperInvariant() + "__").Prepend(new(p.Name.ToUpperInvariant(), p.PropertyType))
            : [new KeyValuePair<string, Type>(prefix + p.Name.ToUpperInvariant(), p.PropertyType)]);

    private static bool IsSame(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
