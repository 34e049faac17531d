using Spectre.Console;

namespace LiveTownHall.Server.CommandLine;

/// <summary>Shows a person how far a long command is; nothing where nobody watches.</summary>
internal static class ProgressBar
{
    public static Task RunAsync(string doing, TextWriter errors, Func<Action<long, long>, Task> act)
    {
        if (errors != Console.Error || Console.IsErrorRedirected)
            return act(static (_, _) => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(errors) });
        return console.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var task = progress.AddTask(doing);
            await act((done, all) => (task.MaxValue, task.Value) = (Math.Max(1, all), done));
        });
    }
}
