using System.CommandLine;
using LiveTownHall.Journal;
using LiveTownHall.Rehearsal.Dress;
using LiveTownHall.Server.Archives;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using Command = System.CommandLine.Command;

namespace LiveTownHall.Server.CommandLine;

/// <summary>The command line. Without a subcommand it serves.</summary>
internal static class TownhallCommands
{
    private static readonly Option<string?> Store = new("--store")
    {
        Description = "Where town halls are kept: sqlite:DIR (default sqlite:./data), redis:CONFIG for many nodes, memory: for a trial",
        Recursive = true,
    };

    private static readonly Option<string?> Data = new("--data") { Description = "Short for --store sqlite:DIR", Recursive = true };
    private static readonly Option<string?> Redis = new("--redis") { Description = "Short for --store redis:CONFIG, such as localhost:6379", Recursive = true };
    private static readonly Option<string?> Config = new("--config")
    {
        Description = "A configuration file in JSON: {\"store\": ..., \"limits\": {...}}; the environment goes over it",
        Recursive = true,
    };

    private const int CalledWrongly = 2;

    /// <returns>0 done, 1 failed, 2 called wrongly or configured wrongly.</returns>
    public static async Task<int> RunAsync(string[] arguments, InvocationConfiguration configuration)
    {
        var parsed = Create().Parse(arguments);
        var code = await parsed.InvokeAsync(configuration);
        return parsed.Errors.Count > 0 ? CalledWrongly : code;
    }

    public static RootCommand Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on, separated by semicolons (default http://0.0.0.0:5080)" };
        var demo = new Option<bool>("--demo") { Description = "Prepare a sample hall with a synthetic audience" };
        var root = new RootCommand("LiveTownHall: live town halls and polls. Serves when called without a command.") { urls, Store, Data, Redis, Config, demo };
        root.SetAction((parsed, cancellation) => GuardAsync(parsed, () => Serve.RunAsync(Settings(parsed), parsed.GetValue(urls), parsed.GetValue(demo))));
        root.Subcommands.Add(CreateReplay());
        root.Subcommands.Add(CreatePrepare());
        root.Subcommands.Add(CreateVerify());
        root.Subcommands.Add(CreateCompact());
        root.Subcommands.Add(CreateErase());
        root.Subcommands.Add(CreateRehearse());
        root.Subcommands.Add(ConfigCommands.Create());
        foreach (var command in StoreCommands.Create())
            root.Subcommands.Add(command);
        root.Subcommands.Add(CountCommand.Create());
        root.Subcommands.Add(CreateKeys());
        return root;
    }

    private static Command CreateReplay()
    {
        var hall = new Option<string>("--hall") { Description = "Id of the hall", Required = true };
        var at = new Option<long?>("--at") { Description = "Journal position to stop at (default: the newest)" };
        var command = new Command("replay", "Prints a hall's polls and tallies at a position, from the store") { hall, at };
        command.SetAction((parsed, cancellation) => GuardAsync(parsed,
            () => Replay.RunAsync(Settings(parsed), parsed.GetValue(hall)!, parsed.GetValue(at), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error,
            cancellation)));
        return command;
    }

    private static Command CreateVerify()
    {
        var hall = new Option<string>("--hall") { Description = "Id of the hall", Required = true };
        var export = new Option<string?>("--export") { Description = "Audit export in JSON to compare with the journal" };
        var head = new Option<string?>("--head") { Description = "Published hash that an entry of the record must have" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var command = new Command("verify", "Checks a hall's journal and audit chain") { hall, export, head, json };
        command.SetAction((parsed, cancellation) => GuardAsync(parsed, () => Verify.RunAsync(
            Settings(parsed), new VerifyCall(parsed.GetValue(hall)!, parsed.GetValue(export), parsed.GetValue(head), parsed.GetValue(json)),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation)));
        return command;
    }

    private static Command CreateCompact()
    {
        var hall = new Option<string?>("--hall") { Description = "Id of the hall (default: every hall in the store)" };
        return CreateRemoval("compact", "Removes the text of redacted questions from the journal for good; every server must know this command first", hall, Compact.RunAsync);
    }

    private static Command CreateErase()
    {
        var hall = new Option<string?>("--hall") { Description = "Id of the hall", Required = true };
        return CreateRemoval("erase", "Takes a hall out of its store for good: journal, join code, keys", hall,
            (settings, id, how, output, errors, cancellation) => Erase.RunAsync(settings, id!, how, output, errors, cancellation));
    }

    private static Command CreateRemoval(
        string name, string description, Option<string?> hall, Func<TownhallSettings, string?, CompactOutput, TextWriter, TextWriter, CancellationToken, Task<int>> run)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be removed" };
        var command = new Command(name, description) { hall, dryRun, json };
        command.SetAction((parsed, cancellation) => GuardAsync(parsed, () => run(
            Settings(parsed), parsed.GetValue(hall), new CompactOutput(parsed.GetValue(json), parsed.GetValue(dryRun)),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation)));
        return command;
    }

    private static Command CreatePrepare()
    {
        var file = new Argument<string>("FILE") { Description = "Agenda in JSON or YAML" };
        var command = new Command("prepare", "Creates a hall with its polls from an agenda file and prints its links") { file };
        command.SetAction((parsed, cancellation) => GuardAsync(parsed,
            () => Prepare.RunAsync(Settings(parsed), parsed.GetValue(file)!, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation)));
        return command;
    }

    private static Command CreateRehearse()
    {
        var hall = new Option<string>("--hall") { Description = "Id of the hall", Required = true };
        var attendees = new Option<int>("--attendees")
        {
            Description = $"Synthetic attendees, 1 to {DressRehearsal.MostAttendees}",
            DefaultValueFactory = _ => DressRehearsal.UsualAttendees,
        };
        var command = new Command("rehearse", "Sends a synthetic audience through a copy of a hall and says whether the meeting can be held") { hall, attendees };
        command.SetAction((parsed, cancellation) => GuardAsync(parsed,
            () => Rehearse.RunAsync(Settings(parsed), parsed.GetValue(hall)!, parsed.GetValue(attendees), parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error, cancellation)));
        return command;
    }

    private static Command CreateKeys()
    {
        var hall = new Option<string>("--hall") { Description = "Id of the hall", Required = true };
        var role = new Option<string?>("--role") { Description = "facilitator, moderator, speaker or screen (default: all four)" };
        var command = new Command("keys", "Gives a hall new links where the old ones are lost or leaked; those from before are dead at once") { hall, role };
        command.SetAction((parsed, cancellation) => GuardAsync(parsed, () => Keys.RunAsync(
            Settings(parsed), parsed.GetValue(hall)!, parsed.GetValue(role), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation)));
        return command;
    }

    /// <summary>What is asked for can't be meant: said in one sentence, exit code 2. Whatever fails in the doing is code 1.</summary>
    internal static async Task<int> GuardAsync(ParseResult parsed, Func<Task<int>> run)
    {
        var errors = parsed.InvocationConfiguration.Error;
        try
        {
            return await run();
        }
        catch (SettingsException wrong)
        {
            await errors.WriteLineAsync(wrong.Message);
            return CalledWrongly;
        }
        catch (Exception failed) when (failed is JournalUnavailableException or JournalCorruptException or JournalTooNewException
            or ArchiveException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(failed.Message);
            return 1;
        }
    }

    /// <summary>A configuration file first, the environment over it, the command line over both.</summary>
    internal static TownhallSettings Settings(ParseResult parsed)
    {
        var settings = TownhallConfiguration.Read(parsed.GetValue(Config));
        if (parsed.GetValue(Store) is { } store)
            settings.Store = store;
        if (parsed.GetValue(Data) is { } data)
            settings.Data = data;
        if (parsed.GetValue(Redis) is { } redis)
            settings.Redis = redis;
        return settings;
    }
}
