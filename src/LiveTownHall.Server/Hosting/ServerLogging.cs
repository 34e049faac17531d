using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Hosting;

/// <summary>Structured logs on the console. The framework's own request lines are off: they would carry tickets and addresses.</summary>
internal static class ServerLogging
{
    /// <param name="format">See <see cref="TownhallSettings.LogFormat"/>.</param>
    public static void Configure(ILoggingBuilder logging, string format)
    {
        logging.ClearProviders();
        if (format == "json")
        {
            logging.AddJsonConsole(console =>
            {
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                console.UseUtcTimestamp = true;
            });
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
                console.UseUtcTimestamp = true;
            });
        }

        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);

        // Comes with authentication; nothing here uses its keys.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // Not even at its highest level: while it may log it makes an activity and a scope for each request, which an attendee's connection keeps for hours.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // What goes wrong at the start is said in one sentence by whoever started the host.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal", LogLevel.None);

        // Logs an exception per vote on a phone that went away, with the message that was being sent.
        logging.AddFilter("Microsoft.AspNetCore.SignalR", LogLevel.Critical);
    }
}
