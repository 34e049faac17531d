using System.Collections.Frozen;
using System.Text.Json;

namespace LiveTownHall.Server.Plain.Words;

/// <summary>The web client's words in one language, and the few that only the plain page has.</summary>
internal sealed class Phrasebook
{
    /// <summary>Folder of the words of one kind of poll, in every language.</summary>
    private const string Kinds = "kind-words/";

    private static readonly string[] Tags = ["en", "ar", "es", "fr", "sw"];

    private static readonly Lazy<FrozenDictionary<string, Phrasebook>> Books = new(() => Tags.ToFrozenDictionary(t => t, t => new Phrasebook(t), StringComparer.OrdinalIgnoreCase));

    private readonly Dictionary<string, string> _messages = new(StringComparer.Ordinal);

    private Phrasebook(string language)
    {
        Language = language;
        TakeSections(Resource($"words/{language}.json"));
        TakeSections(Resource($"plain-words/{language}.json"));
        foreach (var name in typeof(Phrasebook).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Kinds, StringComparison.Ordinal)))
        {
            if (Resource(name).TryGetProperty(language, out var words))
                Take(name[Kinds.Length..].Split('/', '\\')[0], words);
        }
    }

    /// <summary>Every language there are words in, English first.</summary>
    public static IEnumerable<Phrasebook> All => Tags.Select(t => Books.Value[t]);

    public string Language { get; }

    /// <summary>The language's name for itself.</summary>
    public string Name => _messages["_.name"];

    public string Direction => _messages["_.direction"];

    /// <summary>The first wanted language there are words in, by tag or by primary language; English where there is none.</summary>
    public static Phrasebook In(IEnumerable<string?> wanted)
    {
        foreach (var tag in wanted)
        {
            if (tag is not null && Books.Value.TryGetValue(tag.Split('-')[0], out var book))
                return book;
        }

        return Books.Value["en"];
    }

    public IEnumerable<string> Keys => _messages.Keys;

    public string Raw(string key) => _messages[key];

    public bool Has(string key) => _messages.ContainsKey(key);

    /// <param name="key">Section, dot, name.</param>
    /// <param name="arguments">Texts and numbers by name.</param>
    public string T(string key, params (string Name, object Value)[] arguments)
    {
        if (!_messages.TryGetValue(key, out var message))
            return ReferenceEquals(this, Books.Value["en"]) ? key : Books.Value["en"].T(key, arguments);
        return MessageFormat.Format(message, Language, arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal));
    }

    public string Number(double value) => MessageFormat.Number(value, Language);

    private static JsonElement Resource(string name)
    {
        using var stream = typeof(Phrasebook).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in this build.");
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.Clone();
    }

    private void TakeSections(JsonElement catalogue)
    {
        foreach (var section in catalogue.EnumerateObject())
            Take(section.Name, section.Value);
    }

    private void Take(string section, JsonElement words)
    {
        foreach (var message in words.EnumerateObject())
            _messages[$"{section}.{message.Name}"] = message.Value.GetString()!;
    }
}
