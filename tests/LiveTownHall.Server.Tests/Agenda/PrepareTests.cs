using System.Text.RegularExpressions;
using CsCheck;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Agenda;
using LiveTownHall.Server.CommandLine;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Tests.Agenda;

/// <summary><c>prepare FILE</c>: a hall from a file, or the line and field where it is wrong.</summary>
public sealed partial class PrepareTests : IDisposable
{
    private const string Yaml = """
        title: Budget 2027
        languages: [en, fr]
        questions:
          moderation: post
        agenda:
          - kind: single
            title: More bike lanes?
            options:
              - text: "Yes"
              - text: "No"
            settings:
              resultsVisible: live
          - kind: rating
            title: How was it?
            settings: { min: 1, max: 5 }
        """;

    private const string Json = """
        {
          "title": "Budget 2027",
          "languages": ["en", "fr"],
          "agenda": [
            { "kind": "single", "title": "More bike lanes?", "options": [{ "text": "Yes" }, { "text": "No" }], "settings": { "resultsVisible": "live" } },
            { "kind": "rating", "title": "How was it?", "settings": { "min": 1, "max": 5 } }
          ]
        }
        """;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("agenda.yaml", Yaml)]
    [InlineData("agenda.json", Json)]
    public async Task A_good_file_creates_the_hall_and_prints_its_links_and_keys(string name, string text)
    {
        var (code, output, errors) = await PrepareAsync(name, text);
        Assert.Equal((0, ""), (code, errors));
        var hallId = HallLine().Match(output).Groups[1].Value;
        var key = FacilitatorLine().Match(output).Groups[1].Value;

        await using var server = await TestServer.StartAsync(data: Path.Combine(_folder.Path, "data"));
        var view = await TestServer.ReadAsync<HallView>(await server.GetAsync($"/api/halls/{hallId}", key));
        Assert.Equal(("Budget 2027", 2), (view.Hall.Title, view.Polls.Count));
        Assert.Equal(["Yes", "No"], view.Polls[0].Options.Select(o => o.Text));
        Assert.Equal((ResultsVisibility.Live, 5), (view.Polls[0].ResultsVisible, view.Polls[1].Settings.Max));
    }

    [Theory]
    [InlineData("- a\n- b", 1, "the agenda")]
    [InlineData("", 1, "the agenda")]
    [InlineData("title: [", 0, "")]
    [InlineData("title: a\n\tagenda: []", 0, "")]
    [InlineData("title: a\ntitle: b", 2, "")]
    [InlineData("titel: a", 1, "titel: is not a field. Known are title")]
    [InlineData("title: a\nagenda:\n  - kind: single\n    tilte: b", 4, "agenda[0].tilte: is not a field")]
    [InlineData("title: a\nagenda:\n  - kind: single\n    title: b\n    settings:\n      secert: true", 6, "agenda[0].settings.secert")]
    [InlineData("title: 2027", 1, "title: is of the wrong type")]
    [InlineData("title: a\nagenda: soon", 2, "agenda: is of the wrong type")]
    [InlineData("title: a\nagenda:\n  - kind: single\n    title: b\n    settings:\n      secret: perhaps", 6, "agenda[0].settings.secret: is of the wrong type")]
    [InlineData("title: a\nagenda:\n  - kind: poem\n    title: b", 3, "agenda[0].kind")]
    [InlineData("title: a\nagenda:\n  - kind: words\n    title: b\n  - kind: words\n    title: ''", 6, "agenda[1].title")]
    [InlineData("title: a\nagenda:\n  - kind: rating\n    title: b\n    settings:\n      min: 5\n      max: 1", 0, "agenda[0].settings.m")]
    [InlineData("title: a\nlanguages: ['?']", 2, "languages")]
    [InlineData("description: a", 1, "title")]
    [InlineData("title: a\nagenda: &x\n  - *x", 0, "")]
    [InlineData("{\"title\": \"a\",\n \"agenda\": [{\"kind\": \"single\",\n  \"title\": 7}]}", 3, "agenda[0].title: is of the wrong type")]
    public async Task A_flaw_is_named_by_line_and_field_and_nothing_is_created(string text, int line, string flaw)
    {
        var (code, output, errors) = await PrepareAsync("agenda.yaml", text);
        Assert.Equal((1, ""), (code, output));
        var place = line > 0 ? $"agenda.yaml:{line}: " : "agenda.yaml:";
        Assert.Contains(place, errors, StringComparison.Ordinal);
        Assert.Contains(flaw, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var (errors, output) = (new StringWriter(), new StringWriter());
        Assert.Equal(1, await Prepare.RunAsync(Settings, Path.Combine(_folder.Path, "none.yaml"), output, errors, CancellationToken.None));
        Assert.Contains("none.yaml", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_file_holds_it_is_an_agenda_or_has_a_flaw()
    {
        string[] snippets =
        [
            "a", ":", " ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "\"", "'", "&x ", "*x", "!!str ", "title", "agenda",
            "kind", "? ", "|", ">", "#", "%", "---", "~", "1e999", "0x1F", "\t", "\u0000", "<<: ",
        ];
        Gen.OneOf(Gen.Int[0, snippets.Length - 1].Array[0, 40].Select(s => string.Concat(s.Select(i => snippets[i]))), Damaged(Yaml), Damaged(Json)).Sample(
            text =>
            {
                try
                {
                    Assert.NotNull(AgendaFile.Parse(text).Hall);
                }
                catch (AgendaException flaw)
                {
                    Assert.True(flaw.Line >= 1);
                }
            },
            iter: 3000);
    }

    [Fact]
    public void A_short_file_that_grows_without_end_is_refused()
    {
        var laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + string.Concat(Enumerable.Range(0, 8).Select(i => $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + i)}", 9))}]\n"));
        Assert.Contains("too long", Assert.Throws<AgendaException>(() => AgendaFile.Parse(laughs)).Message, StringComparison.Ordinal);
        Assert.Throws<AgendaException>(() => AgendaFile.Parse("title: " + new string('[', 500)));
        Assert.Throws<AgendaException>(() => AgendaFile.Parse("title: a\nagenda: " + new string('[', 500) + new string(']', 500)));
    }

    private TownhallSettings Settings => new() { Data = Path.Combine(_folder.Path, "data") };

    private static Gen<string> Damaged(string text) => Gen.Select(Gen.Int[0, text.Length - 1], Gen.Char, Gen.Int[0, 12])
        .Select(d => text[..d.Item1] + d.Item2 + text[Math.Min(text.Length, d.Item1 + d.Item3)..]);

    private async Task<(int Code, string Output, string Errors)> PrepareAsync(string name, string text)
    {
        var file = Path.Combine(_folder.Path, name);
        await File.WriteAllTextAsync(file, text);
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await Prepare.RunAsync(Settings, file, output, errors, CancellationToken.None).Within();
        return (code, output.ToString(), errors.ToString());
    }

    [GeneratedRegex(@"^Hall\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex HallLine();

    [GeneratedRegex(@"^\s+facilitator\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex FacilitatorLine();
}
