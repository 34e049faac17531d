using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using CsvHelper;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Reports;
using LiveTownHall.Server.Settings;
using MiniExcelLibs;

namespace LiveTownHall.Server.Tests.Reports;

/// <summary>The report as files: every number is that of the tally, and no cell is a formula.</summary>
public sealed class ExportTests
{
    private static readonly string[] Nasty =
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\"=1\",=2", "a\r\nb", "'", "1,5", "", "\n=1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)",
    ];

    [Fact]
    public async Task Files_are_the_desks_and_an_unknown_format_is_refused_by_name()
    {
        await using var room = await Room.OpenAsync();
        foreach (var key in new[] { null, "nonsense", room.Hall.Keys.Speaker, room.Hall.Keys.Screen })
            await Problem.MustBeAsync(await room.Server.GetAsync(room.Path("export?format=zip"), key), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
        foreach (var format in new[] { "export", "export?format=pdf" })
            await Problem.MustBeAsync(await room.Server.GetAsync(room.Path(format), room.Hall.Keys.Moderator), HttpStatusCode.BadRequest, RefusalCodes.InvalidRequest);
        foreach (var (format, type) in new[] { ("zip", "application/zip"), ("csv", "text/csv"),
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("json", "application/json") })
        {
            var answer = await room.Server.GetAsync(room.Path($"export?format={format}"), room.Hall.Keys.Moderator);
            Assert.Equal((HttpStatusCode.OK, type, "attachment"),
                (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType));
        }
    }

    [Fact]
    public async Task Of_every_kind_of_poll_every_number_in_every_file_is_that_of_the_tally()
    {
        await using var server = await TestServer.StartAsync();
        await using var room = await Room.OpenAsync(server: server);
        var polls = new List<string>();
        foreach (var kind in KindRegistry.All)
            polls.Add(await room.Facilitator.OpenPollAsync(Drafts.Of(kind.Name, "A poll of kind " + kind.Name, Drafts.Live)));
        await room.Facilitator.UntilAsync("all are open", g => g.View.Polls.Count == polls.Count && g.View.Polls.All(p => p.State == PollStates.Open));
        for (var i = 0; i < 5; i++)
        {
            var voter = await room.AttendAsync();
            foreach (var poll in room.Facilitator.View.Polls)
            {
                Assert.True(PollCommands.TryDefine(Drafts.Of(poll.Kind, poll.Title), new LimitSettings(), out var definition, out _));
                Assert.True((await voter.VoteAsync(poll.Id, KindRegistry.Of(definition.Kind).Answer(definition, new Dice(i)).ToBallot())).Ok, poll.Kind);
            }
        }

        await room.Facilitator.MustAsync("CloseHall", new Contracts.Halls.HallCommand());
        var json = ReportRoom.Read<HallReport>(await room.BytesAsync("export?format=json", room.Hall.Keys.Facilitator));
        var csv = Table(await room.BytesAsync("export?format=csv", room.Hall.Keys.Facilitator));
        using var workbook = new MemoryStream(await room.BytesAsync("export?format=xlsx", room.Hall.Keys.Facilitator));
        var sheet = workbook.Query(useHeaderRow: true, sheetName: "results").Cast<IDictionary<string, object?>>().ToList();
        foreach (var id in polls)
        {
            var tally = await TestServer.ReadAsync<TallyView>(await server.GetAsync($"/api/halls/{room.Hall.HallId}/polls/{id}/tally"));
            var wanted = NumbersOf(tally).Order().ToList();
            var poll = json.Polls.Single(p => p.Id == id);
            Assert.Equal((5, tally.Voters), (poll.Voters, poll.Voters));
            Assert.Equal(wanted, poll.Figures.Select(f => f.Value).Order());
            Assert.Equal(wanted, csv.Where(r => r["poll"] == id).Select(r => double.Parse(r["value"], CultureInfo.InvariantCulture)).Order());
            Assert.Equal(wanted, sheet.Where(r => (string?)r["poll"] == id).Select(r => Convert.ToDouble(r["value"], CultureInfo.InvariantCulture)).Order());
            Assert.True(wanted.Count > 0 || poll.Answers is not null, $"{poll.Kind} has nothing to tell");
        }
    }

    [Fact]
    public async Task The_archive_holds_all_files_and_a_descriptor_that_fits_them()
    {
        await using var room = await Room.OpenAsync();
        await room.PublishAsync("Who, \"really\",\npays?");
        var files = Unpack.All(await room.BytesAsync("export?format=zip", room.Hall.Keys.Facilitator));
        using var descriptor = JsonDocument.Parse(files["datapackage.json"]);
        var resources = descriptor.RootElement.GetProperty("resources").EnumerateArray().ToList();

        Assert.Equal("tabular-data-package", descriptor.RootElement.GetProperty("profile").GetString());
        Assert.Equal(files.Keys.Where(f => f.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            resources.Select(r => r.GetProperty("path").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal($"sha256:{Convert.ToHexStringLower(SHA256.HashData(files["report.json"]))}", descriptor.RootElement.GetProperty("hash").GetString());
        foreach (var resource in resources)
        {
            var file = files[resource.GetProperty("path").GetString()!];
            Assert.Equal(
                (file.Length, $"sha256:{Convert.ToHexStringLower(SHA256.HashData(file))}"), (resource.GetProperty("bytes").GetInt32(), resource.GetProperty("hash").GetString()));
            var fields = resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()).ToList();
            Assert.Equal(string.Join(',', fields), Encoding.UTF8.GetString(file).Split("\r\n")[0]);
        }

        Assert.Equal("Who, \"really\",\npays?", Assert.Single(Table(files["questions.csv"]))["text"]);
        Assert.Contains("report.xlsx", files.Keys);
    }

    /// <summary>Whatever people write, a spreadsheet finds text there, and reads the same back; a number below zero stays one.</summary>
    [Fact]
    public void No_text_is_a_formula_and_every_number_is_one()
        => Gen.Select(Gen.OneOf(Gen.Int[0, Nasty.Length - 1].Select(i => Nasty[i]), Gen.String[Gen.Char[' ', '~'], 0, 12]), Gen.Double[-1e6, 1e6], Gen.Long[-1_000_000, 1_000_000])
            .Sample((text, number, count) =>
        {
            var table = new ReportTable("t", [("text", "string"), ("number", "number"), ("count", "integer")], [[text, number, count]]);
            var row = Assert.Single(Table(ReportFiles.Csv(table)));

            Assert.True(row["text"].Length == 0 || !"=+-@\t\r\n\uff1d\uff0b\uff0d\uff20".Contains(row["text"][0], StringComparison.Ordinal), row["text"]);
            Assert.True(row["text"] == text || row["text"] == "'" + text, row["text"]);
            Assert.Equal(number, double.Parse(row["number"], CultureInfo.InvariantCulture));
            Assert.Equal(count, long.Parse(row["count"], CultureInfo.InvariantCulture));
        }, iter: 500);

    [Fact]
    public void A_sheet_holds_no_formula()
    {
        var table = new ReportTable("t", [("text", "string"), ("count", "integer")], [["=HYPERLINK(\"http://evil.example\")", -5L], ["+1", 7L]]);
        var parts = Unpack.All(ReportFiles.Xlsx([table]));
        var sheet = Encoding.UTF8.GetString(
            parts.Single(p => p.Key.Contains("worksheets/sheet", StringComparison.Ordinal) && p.Key.EndsWith(".xml", StringComparison.Ordinal)).Value);
        using var workbook = new MemoryStream(ReportFiles.Xlsx([table]));
        var rows = workbook.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();

        Assert.DoesNotContain("<x:f>", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.Equal(["=HYPERLINK(\"http://evil.example\")", "+1"], rows.Select(r => (string)r["text"]!));
        Assert.Equal([-5.0, 7], rows.Select(r => Convert.ToDouble(r["count"], CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<double> NumbersOf(TallyView tally)
    {
        var maps = new[] { tally.Counts, tally.Histogram, tally.Borda, tally.Givers }.OfType<IReadOnlyDictionary<string, long>>().SelectMany(m => m.Values).Select(n => (double)n);
        var rounds = (tally.Rounds ?? []).SelectMany(r => r.Counts.Values.Append(r.Exhausted)).Select(n => (double)n);
        var grid = (tally.Grid ?? new Dictionary<string, GridView>()).Values.SelectMany(g => (g.Mean ?? []).Concat(g.Spread ?? []).Append(g.N));
        return maps.Concat(rounds).Concat(grid).Concat((tally.Words ?? []).Select(w => (double)w.Count)).Concat((tally.Medians ?? new Dictionary<string, double>()).Values)
            .Concat(new[] { tally.Mean, tally.Median }.OfType<double>());
    }

    private static List<Dictionary<string, string>> Table(byte[] csv)
    {
        using var reader = CsvReader.Create(new MemoryStream(csv));
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(reader.Headers.Select((name, i) => (name, Cell: reader.GetString(i))).ToDictionary(c => c.name, c => c.Cell, StringComparer.Ordinal));
        return rows;
    }

    private sealed class Dice(int seed) : ISyntheticVoter
    {
        private int _next = seed;

        public int Below(int bound) => _next++ % bound;
    }
}
