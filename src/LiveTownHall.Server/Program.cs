using LiveTownHall.Server.CommandLine;

return await TownhallCommands.Create().Parse(args).InvokeAsync();
