using LiveTownHall.Contracts.Halls;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Api;
using LiveTownHall.Server.Stores;
using QRCoder;

namespace LiveTownHall.Server.CommandLine;

/// <summary>What the person who started the server reads first.</summary>
internal static class Welcome
{
    public static async Task PrintAsync(WebApplication app, TextWriter output)
    {
        var key = app.Services.GetRequiredService<CreatorKey>();

        // In the fragment, which browsers send to nobody. Whoever set a key knows it, and it need not be on a screen.
        var creator = key.IsSet ? "" : $"/#creator={Uri.EscapeDataString(await key.ReadAsync(app.Lifetime.ApplicationStopping))}";
        var address = app.Services.GetRequiredService<PublicAddress>();
        output.WriteLine();
        output.WriteLine("  LiveTownHall is running.");
        output.WriteLine($"  Open {address.Local()}{creator} to create a town hall.");
        if (address.Best() != address.Local())
            output.WriteLine($"  Phones reach it at {address.Best()}");
        output.WriteLine($"  Press Ctrl+C to stop; {app.Services.GetRequiredService<OpenedStore>().WhatIsKept}.");
        output.WriteLine();
    }

    public static void PrintWaiting(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("  LiveTownHall is starting. It waits for its store and works as soon as that is there.");
        output.WriteLine("  Press Ctrl+C to stop.");
        output.WriteLine();
    }

    public static void PrintDemo(HallCreated hall, TextWriter output)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(hall.JoinUrl, QRCodeGenerator.ECCLevel.M);
        using var qr = new AsciiQRCode(data);
        output.WriteLine("  The demo hall is open. 200 synthetic residents are joining and will answer poll after poll.");
        output.WriteLine();
        output.WriteLine($"  Phone  {hall.JoinUrl}   (code {hall.JoinCode})");
        output.WriteLine($"  Desk   {hall.BackstageUrl}");
        output.WriteLine($"  Wall   {hall.StageUrl}");
        output.WriteLine();
        output.WriteLine(qr.GetGraphicSmall());
        output.WriteLine();
    }
}
