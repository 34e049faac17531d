using System.CommandLine;
using LiveTownHall.Evaluations.Claims;
using LiveTownHall.Evaluations.Data;
using LiveTownHall.Evaluations.Duplicates;
using LiveTownHall.Evaluations.Filters;

// Measures the text machinery on third-party sets and prints Markdown. Never prints any text of theirs.
var data = new Option<string?>("--data") { Description = $"Folder of the sets; default ../shared/data, or what {SharedData.Variable} says" };

var root = new RootCommand("How well claims, filters and duplicates are found, measured on public sets.");
root.Subcommands.Add(Command("claims", "MAP@5 of claim suggestions, and time per query", ClaimsCommand.Run));
root.Subcommands.Add(Command("filters", "What the rules catch and what they catch wrongly, by category", FiltersCommand.Run));
root.Subcommands.Add(Command("duplicates", "MAP of near-duplicates beside a search engine's order, and time per query", DuplicatesCommand.Run));
return await root.Parse(args).InvokeAsync();

Command Command(string name, string description, Action<string, TextWriter> run)
{
    var command = new Command(name, description) { data };
    command.SetAction(parsed =>
    {
        if ((parsed.GetValue(data) ?? SharedData.Find()) is not { } folder || !Directory.Exists(folder))
        {
            Console.Error.WriteLine($"The sets are not here: give their folder with --data or {SharedData.Variable}.");
            return 1;
        }

        run(folder, Console.Out);
        return 0;
    });
    return command;
}
