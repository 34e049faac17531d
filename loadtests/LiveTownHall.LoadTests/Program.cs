using System.CommandLine;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests;
using LiveTownHall.LoadTests.Aims;
using LiveTownHall.LoadTests.Running;
using LiveTownHall.LoadTests.Scenarios;
using Spectre.Console;

// Everything runs on this machine's loopback and ends by itself: the counts and times below are bounded.
var attendees = new Option<int>("--attendees") { Description = "Attendees or screens, 1 to 10,000", DefaultValueFactory = _ => 2000 };
var seconds = new Option<int>("--seconds") { Description = "Length of the load, 1 to 300", DefaultValueFactory = _ => 10 };
var nodes = new Option<int>("--nodes") { Description = "Server nodes, 1 to 4; more than one share a Redis", DefaultValueFactory = _ => 1 };
var redis = new Option<bool>("--redis") { Description = "Redis as store; two nodes unless --nodes says otherwise" };
var results =
    new Option<string>("--results") { Description = "live or afterClose: whether all attendees are sent the moving result", DefaultValueFactory = _ => ResultsVisibility.Live };
var graceful = new Option<bool>("--graceful") { Description = "Stop the node with SIGTERM instead of kill -9" };
var brief = new Option<bool>("--short") { Description = "Small counts; proves correctness only" };

var root = new RootCommand("Load scenarios for LiveTownHall. Exit code 1 when a result differs from the acknowledged ballots.");
root.Subcommands.Add(Command("vote-storm", "The whole hall votes within seconds", [attendees, seconds, nodes, redis, results], size => Load.VoteStorm(size)));
root.Subcommands.Add(Command("watch", "Many screens watch a poll that moves", [attendees, seconds, nodes, redis], size => Load.Watch(size)));
root.Subcommands.Add(Command("reconnect-storm", "A node dies while people vote", [attendees, seconds, nodes, redis, graceful], size => Load.ReconnectStorm(size)));
root.Subcommands.Add(Command("question-storm", "Everybody asks and upvotes beside an open poll", [attendees, seconds], size => Load.QuestionStorm(size)));
root.Subcommands.Add(Command("all", "Every scenario; prints Markdown", [brief], size => size.Brief ? Load.AllBriefly : Load.All));
var manyNodes = new Option<int>("--nodes") { Description = "Simulated nodes, 1 to 1,000", DefaultValueFactory = _ => 100 };
var country = new Option<int>("--attendees") { Description = "Simulated attendees, 1 to 5,000,000", DefaultValueFactory = _ => 1_000_000 };
var simulate = new Command("simulate", "The code of the server on a simulated clock and network: does every node come to the right result?") { manyNodes, country };
simulate.SetAction((parsed, cancellation) => Load.RunAsync(
    Load.Simulate(Math.Clamp(parsed.GetValue(manyNodes), 1, 1000), Math.Clamp(parsed.GetValue(country), 1, 5_000_000)),
    markdown: false, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), cancellation));
root.Subcommands.Add(simulate);
var quick = new Option<bool>("--quick") { Description = "Fewer and shorter windows" };
var alone = new Option<bool>("--alone") { Description = "Only our server, for a profiler" };
var rows = new Argument<string[]>("ROWS") { Description = $"Parts of the table, all where none is named: {string.Join(", ", WholeTable.Names)}", DefaultValueFactory = _ => [] };
var table = new Command("table", "The table of aims, measured: every candidate in turns within one run; writes a report") { quick, alone, rows };
table.SetAction((parsed, cancellation) => WholeTable.RunAsync(
    (parsed.GetValue(quick) ? Scale.Quick : Scale.Full) with { Alone = parsed.GetValue(alone) }, parsed.GetValue(rows)!, cancellation));
root.Subcommands.Add(table);
return await root.Parse(args).InvokeAsync();

Command Command(string name, string description, Option[] options, Func<Load.Size, IReadOnlyList<Load.Run>> plan)
{
    var command = new Command(name, description);
    foreach (var option in options)
        command.Options.Add(option);
    command.SetAction((parsed, cancellation) =>
    {
        T Read<T>(Option<T> option, T otherwise) => options.Contains(option) ? parsed.GetValue(option)! : otherwise;
        var useRedis = Read(redis, false);
        var count = Math.Clamp(Read(nodes, 1), 1, 4);
        if (useRedis && options.Contains(nodes) && parsed.GetResult(nodes) is null or { Implicit: true })
            count = useRedis ? 2 : count;
        var size = new Load.Size(
            Math.Clamp(Read(attendees, 1), 1, 10_000),
            Math.Clamp(Read(seconds, 1), 1, 300),
            count,
            useRedis || count > 1,
            Read(results, ResultsVisibility.Live),
            Read(graceful, false),
            Read(brief, false));
        return Load.RunAsync(plan(size), markdown: name == "all", AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), cancellation);
    });
    return command;
}
