using LiveTownHall.Server.Api;

namespace LiveTownHall.Server.CommandLine;

/// <summary>What the person who started the server reads first.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app, TextWriter output)
    {
        var address = app.Services.GetRequiredService<PublicAddress>();
        output.WriteLine();
        output.WriteLine("  LiveTownHall is running.");
        output.WriteLine($"  Open {address.Local()} to create a town hall.");
        if (address.Best() != address.Local()) output.WriteLine($"  Phones reach it at {address.Best()}");
        output.WriteLine("  Press Ctrl+C to stop; every counted vote is on disk.");
        output.WriteLine();
    }
}
