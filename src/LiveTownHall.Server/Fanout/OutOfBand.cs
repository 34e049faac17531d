using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Fanout;

/// <summary>Sends outside the flow of frames. SignalR keeps the writes of a connection apart; nobody awaits them.</summary>
internal static class OutOfBand
{
    public static void Send(HubConnectionContext connection, Frame frame)
    {
        var write = connection.WriteAsync(frame.Message);
        if (!write.IsCompletedSuccessfully)
            _ = ObserveAsync(write);
    }

    private static async Task ObserveAsync(ValueTask write)
    {
        try
        {
            await write;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            // The connection is gone.
        }
    }
}
