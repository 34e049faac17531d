using System.CommandLine;
using LiveTownHall.Server.CommandLine;
using LiveTownHall.WebSockets;

// The host ends on SIGTERM and Ctrl+C by itself; the command line's own handler would cut its goodbye short after two seconds.
var untilTheHostEnds = new InvocationConfiguration { ProcessTerminationTimeout = null };
InlineSockets.Complete();
return await TownhallCommands.RunAsync(args, untilTheHostEnds);
