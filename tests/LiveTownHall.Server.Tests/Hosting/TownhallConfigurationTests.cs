using CsCheck;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Tests.Hosting;

/// <summary>Settings from a file and the environment: what can't be meant is said by name, and no value is repeated.</summary>
public sealed class TownhallConfigurationTests : IDisposable
{
    private const string Canary = "canary-7f3a";

    private static readonly IGen<string>[] Names =
        [.. new[] { "DATA", "DEMO", "BATCHFACTS", "LIMITS__TITLE", "LIMITS__", "__", "", "KNOWNPROXIES", "PUBLICURL", "DATA_FILE" }.Select(name => Gen.Const(name))];

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_environment_goes_over_the_file()
    {
        var file = Write(
            "settings.json", """{ "data": "from-file", "publicUrl": "https://a.example", "limits": { "ballotsPerSecond": 3.5 }, /* comment */ "behindProxy": true, }""");
        var settings = TownhallConfiguration.Read([("TOWNHALL__DATA", "from-environment"), ("TOWNHALL__LIMITS__CALLSPERSECOND", "7"), ("PATH", "/bin")], file);
        Assert.Equal(("from-environment", "https://a.example", 3.5, 7.0, true),
            (settings.Data, settings.PublicUrl, settings.Limits.BallotsPerSecond, settings.Limits.CallsPerSecond, settings.BehindProxy));
        Assert.Equal("from-file", TownhallConfiguration.Read([(TownhallConfiguration.FileVariable, file)], null).Data);
    }

    [Fact]
    public void A_secret_can_stand_in_a_file_of_its_own()
    {
        var secret = Write("secret", $"{Canary}\n");
        Assert.Equal(Canary, TownhallConfiguration.Read([("TOWNHALL__CREATORKEY_FILE", secret)], null).CreatorKey);
        Assert.Contains("TOWNHALL__CREATORKEY_FILE", Flaw(("TOWNHALL__CREATORKEY_FILE", secret + "-not")), StringComparison.Ordinal);
        Assert.Contains("both set", Flaw(("TOWNHALL__CREATORKEY_FILE", secret), ("TOWNHALL__CREATORKEY", "x")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TOWNHALL__DATTA", "TOWNHALL__DATA")]
    [InlineData("TOWNHALL__PUBLIC_URL", "TOWNHALL__PUBLICURL")]
    [InlineData("TOWNHALL__LIMITS__BALLOTPERSECOND", "TOWNHALL__LIMITS__BALLOTSPERSECOND")]
    [InlineData("TOWNHALL__LIMITS", "TOWNHALL__")]
    [InlineData("TOWNHALL__CREATOR_KEY_FILE", "TOWNHALL__CREATORKEY")]
    public void A_name_that_there_is_not_is_an_error_that_names_the_nearest(string name, string nearest)
    {
        var flaw = Flaw((name, Canary));
        Assert.Contains(name, flaw, StringComparison.Ordinal);
        Assert.Contains(nearest, flaw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNLOADAFTERSECONDS", "canary-7f3a")]
    [InlineData("UNLOADAFTERSECONDS", "0")]
    [InlineData("INTAKECAPACITY", "-5")]
    [InlineData("BATCHFACTS", "1.5")]
    [InlineData("DEMO", "perhaps")]
    [InlineData("LIMITS__TITLE", "canary-7f3a")]
    [InlineData("LIMITS__TITLE", "-1")]
    [InlineData("LIMITS__BALLOTSPERSECOND", "NaN")]
    [InlineData("PUBLICURL", "townhall.example")]
    [InlineData("PUBLICURL", "ftp://townhall.example")]
    [InlineData("PUBLICURL", "https://townhall.example/under/a/path")]
    [InlineData("LOGFORMAT", "xml")]
    [InlineData("LOGFORMAT", "jsonl")]
    [InlineData("INTERNALURL", "9090")]
    [InlineData("INTERNALURL", "127.0.0.1:9090")]
    [InlineData("INTERNALURL", "https://127.0.0.1:9090")]
    [InlineData("INTERNALURL", "http://127.0.0.1:9090/inside")]
    [InlineData("INTERNALURL", "http://127.0.0.1:0")]
    [InlineData("INTERNALURL", "http://unix:/run/townhall.sock")]
    [InlineData("KNOWNPROXIES", "10.0.0.0/8, elsewhere")]
    [InlineData("KNOWNPROXIES", "10.0.0")]
    [InlineData("KNOWNPROXIES", "10")]
    public void A_value_that_can_not_be_meant_is_said_by_name(string name, string value)
    {
        var flaw = Flaw(($"TOWNHALL__{name}", value));
        Assert.Contains($"TOWNHALL__{name}", flaw, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, flaw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", ":1:")]
    [InlineData("[]", "object")]
    [InlineData("""{ "limits": 5 }""", "limits")]
    [InlineData("""{ "data": ["a"] }""", "data")]
    [InlineData("""{ "colour": "red" }""", "COLOUR")]
    [InlineData("""{ "limits": { "titel": 5 } }""", "TOWNHALL__LIMITS__TITLE")]
    public void A_configuration_file_with_a_flaw_is_refused(string text, string names)
        => Assert.Contains(names, Assert.Throws<SettingsException>(() => TownhallConfiguration.Read([], Write("settings.json", text))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_variable_is_one_that_is_not_set()
        => Assert.Equal(
            new TownhallSettings().UnloadAfterSeconds, TownhallConfiguration.Read([("TOWNHALL__UNLOADAFTERSECONDS", ""), ("TOWNHALL__CREATORKEY", "")], null).UnloadAfterSeconds);

    [Fact]
    public void Whatever_stands_in_the_environment_settings_come_out_or_a_sentence()
        => Gen.Select(Gen.OneOf(Names), Gen.String).Sample((name, value) =>
        {
            try
            {
                TownhallConfiguration.Read([($"TOWNHALL__{name}", value)], null);
            }
            catch (SettingsException flaw)
            {
                Assert.Contains("TOWNHALL__", flaw.Message, StringComparison.Ordinal);
            }
        });

    private static string Flaw(params (string, string?)[] environment) => Assert.Throws<SettingsException>(() => TownhallConfiguration.Read(environment, null)).Message;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
