using System.CommandLine;
using LiveTownHall.Server.CommandLine;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>A call of the command line with what it printed.</summary>
internal sealed record CommandRun(int Code, string Output, string Errors)
{
    public static async Task<CommandRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await TownhallCommands.RunAsync(arguments, new InvocationConfiguration { Output = output, Error = errors }).Within();
        return new CommandRun(code, output.ToString(), errors.ToString());
    }

    /// <summary>The run, which must have ended well.</summary>
    public static async Task<CommandRun> DoneAsync(params string[] arguments)
    {
        var run = await OfAsync(arguments);
        Assert.True(run.Code == 0, $"{string.Join(' ', arguments)} ended with {run.Code}: {run.Errors}");
        return run;
    }

    /// <summary>What was said on the way to a failure.</summary>
    public static async Task<string> FailsAsync(int code, params string[] arguments)
    {
        var run = await OfAsync(arguments);
        Assert.Equal(code, run.Code);
        Assert.Empty(run.Output);
        return run.Errors;
    }
}
