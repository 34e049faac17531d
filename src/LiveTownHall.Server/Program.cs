using System.CommandLine;
using LiveTownHall.Server.CommandLine;
using LiveTownHall.Server.Hosting;

// The host ends on SIGTERM and Ctrl+C by itself; the command line's own handler would cut its goodbye short after two seconds.
var untilTheHostEnds = new InvocationConfiguration { ProcessTerminationTimeout = null };
Sockets.CompleteInline();
return await TownhallCommands.Create().Parse(args).InvokeAsync(untilTheHostEnds);
