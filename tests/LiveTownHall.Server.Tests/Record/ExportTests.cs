using System.Net;
using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Tests.Record;

/// <summary>The public log, and the whole record as files.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task The_public_log_counts_what_was_done_and_why_without_texts_names_or_ids()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync("Ada Secretname");
        var one = await author.AskAsync("Who pays secretly?");
        var two = await author.AskAsync("Who pays openly?");
        await room.Moderator.MustDecideAsync(one, DecideActions.Reject, reason: ReasonCodes.OffTopic, note: "secret note");
        await room.Moderator.MustDecideAsync(two, DecideActions.Approve);
        await room.Moderator.MustDecideAsync(two, DecideActions.Hold);
        await room.Moderator.MustAsync("LabelItem", new LabelItem { ItemId = two, Label = "secret label", On = true });
        var answer = await room.Server.GetAsync(Path(room, "log"));
        var said = await answer.Content.ReadAsStringAsync();
        foreach (var secret in new[] { "secret", one, two, author.Ticket.AttendeeId, room.Moderator.Ticket.AttendeeId, "Mo\"" })
            Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase);

        var log = JsonSerializer.Deserialize<ModerationLog>(said, WireJson.Options)!;
        Assert.Equal([("reject", ReasonCodes.OffTopic), ("hold", null), ("label", null)], log.Entries.Select(e => (e.Action, e.Reason)));
        Assert.Equal(1, log.Counts["reject"][ReasonCodes.OffTopic]);
        var audit = await AuditAsync(room);
        Assert.Equal(audit[^1].Hash, log.Head);
    }

    [Fact]
    public async Task A_facilitator_can_close_the_log_and_then_it_takes_a_key_of_the_desk()
    {
        await using var room = await Room.OpenAsync();
        var phone = await room.AttendAsync();
        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { PublicLog = false });
        await phone.UntilAsync("the phone knows", g => g.View.Board!.PublicLog == false);
        foreach (var file in new[] { "log", "log.json", "log.csv" })
        {
            foreach (var key in new[] { null, "nonsense", room.Hall.Keys.Speaker, room.Hall.Keys.Screen })
                await Problem.MustBeAsync(await room.Server.GetAsync(Path(room, file), key), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
            Assert.True((await room.Server.GetAsync(Path(room, file), room.Hall.Keys.Moderator)).IsSuccessStatusCode);
        }

        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { PublicLog = true });
        Assert.True((await room.Server.GetAsync(Path(room, "log.csv"))).IsSuccessStatusCode);
        foreach (var file in new[] { "audit.json", "audit.csv" })
            await Problem.MustBeAsync(await room.Server.GetAsync(Path(room, file)), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
    }

    [Fact]
    public async Task Both_files_hold_the_same_and_a_formula_in_a_cell_is_only_text()
    {
        await using var room = await Room.OpenAsync();
        var id = await (await room.AttendAsync()).AskAsync("=HYPERLINK(\"http://evil.example\")");
        await room.Moderator.MustDecideAsync(id, DecideActions.Approve);
        using (var lease = (await room.Server.Get<HallRegistry>().FindAsync(room.Hall.HallId, CancellationToken.None).Within())!)
        {
            // No hub takes such a handle; a journal from elsewhere may hold it.
            foreach (var handle in new[] { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\"=1\",=2" })
                await lease.Hall.Session.SubmitAsync(new AttendeeMuted(handle, "spam") { By = new Actor("=cmd|' /C calc'!A0", "moderator") }).AsTask().Within();
        }

        var audit = await AuditAsync(room);
        var csv = await (await room.Server.GetAsync(Path(room, "audit.csv"), room.Hall.Keys.Facilitator)).Content.ReadAsStringAsync();
        var rows = Cells(csv);
        Assert.Equal(audit.Count + 1, rows.Count);
        for (var i = 0; i < audit.Count; i++)
            Assert.Equal((audit[i].Hash, audit[i].Action, audit[i].Position.ToString(null, null)), (rows[i + 1][^1], rows[i + 1][5], rows[i + 1][0]));
        Assert.DoesNotContain(rows.SelectMany(r => r), cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal));
        Assert.Contains(audit, e => e.Target == "=1+1");
    }

    [Fact]
    public async Task Files_come_as_downloads_with_their_type()
    {
        await using var room = await Room.OpenAsync();
        await room.Moderator.MustAsync("Announce", new Announce { AnnouncementId = Drafts.NewId(), Text = "Hello", Level = AnnouncementLevels.Info });
        foreach (var (file, type) in new[] { ("log.json", "application/json"), ("log.csv", "text/csv"), ("audit.json", "application/json"), ("audit.csv", "text/csv") })
        {
            var answer = await room.Server.GetAsync(Path(room, file), room.Hall.Keys.Facilitator);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        }
    }

    private static string Path(Room room, string file) => $"/api/halls/{room.Hall.HallId}/{file}";

    private static async Task<List<AuditEntryView>> AuditAsync(Room room)
        => await TestServer.ReadAsync<List<AuditEntryView>>(await room.Server.GetAsync(Path(room, "audit.json"), room.Hall.Keys.Facilitator));

    /// <summary>RFC 4180, as strictly as a spreadsheet reads it.</summary>
    private static List<List<string>> Cells(string csv)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            if (csv[i] == '"' && quoted && i + 1 < csv.Length && csv[i + 1] == '"')
            {
                cell.Append(csv[i++]);
            }
            else if (csv[i] == '"')
            {
                quoted = !quoted;
            }
            else if (csv[i] == ',' && !quoted)
            {
                End();
            }
            else if (csv[i] == '\n' && !quoted)
            {
                End();
                rows.Add(row);
                row = [];
            }
            else if (csv[i] != '\r' || quoted)
            {
                cell.Append(csv[i]);
            }
        }

        return rows;

        void End()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
